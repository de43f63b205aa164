/** One of the identifiers that Safe Harbor removes, as headers and values show it. */
export interface IdentifierPattern {
  /** Stable name, used in the issue code `deid-NAME`. */
  readonly name: string;
  readonly meaning: string;
  /** Column names, in normal form, that announce it. */
  readonly header: RegExp | null;
  /** Whether a value looks like one. */
  readonly value: ((text: string) => boolean) | null;
  /** Share of the values that must look so before the column is named: 0 = one is enough. */
  readonly share: number;
}

const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

/**
 * The eighteen identifiers of Safe Harbor, by header and by value; dates and ages have checks of their own.
 * Source: 45 CFR 164.514(b)(2)(i), letters A to R.
 *
 * @example
 * identifierPatterns.find(({name}) => name === "email").value("a.b@clinic.org") // true
 * identifierPatterns.find(({name}) => name === "social-security-number").value("000-12-3456") // false
 */
export const identifierPatterns: readonly IdentifierPattern[] = [
  {
    name: "name",
    meaning: "names",
    header:
      /^(patient_|first_?|last_?|family_?|given_?|middle_?|full_?|sur|maiden_?)name$|^(initials|patient_initials|physician|doctor|oncologist|next_of_kin)$/,
    value: matches(/\b(mr|mrs|ms|dr|prof|herr|frau|mme)\.?\s+[A-Z][a-z]+/i),
    share: 0
  },
  {
    name: "geography",
    meaning: "geography smaller than a state",
    header:
      /(^|_)(address|street|city|town|county|zip|zip_?code|zip5|post_?code|postal_?code|precinct|latitude|longitude|geocode)$/,
    value: matches(/^\d{5}-\d{4}$/),
    share: 0
  },
  {name: "zip-code", meaning: "postal codes", header: null, value: matches(/^\d{5}$/), share: 0.9},
  {
    name: "birth-date",
    meaning: "dates of birth",
    header: /^(dob|birth_?date|date_?of_?birth|birth_?day|geburtsdatum)$/,
    value: null,
    share: 0
  },
  {
    name: "birth-year",
    meaning: "years of birth, from which ages over 89 can be derived",
    header: /^(birth_?year|year_?of_?birth|yob)$/,
    value: null,
    share: 0
  },
  {
    name: "telephone",
    meaning: "telephone numbers",
    header: /(^|_)(phone|telephone|tel|mobile|cell_?phone)(_number|_no)?$/,
    value: matches(/^(\+\d{1,3}[\s.-]?)?(\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}$|^\+\d{1,3}[\s\d().-]{8,16}$/),
    share: 0
  },
  {name: "fax", meaning: "fax numbers", header: /(^|_)fax(_number|_no)?$/, value: null, share: 0},
  {
    name: "email",
    meaning: "e-mail addresses",
    header: /(^|_)e?_?mail(_address)?$/,
    value: matches(/[^\s@]+@[^\s@]+\.[a-z]{2,}/i),
    share: 0
  },
  {
    name: "social-security-number",
    meaning: "social security numbers",
    header: /^(ssn|social_security(_number|_no)?)$/,
    value: socialSecurityNumber,
    share: 0
  },
  {
    name: "medical-record-number",
    meaning: "medical record numbers",
    header:
      /^(mrn|medical_record(_number|_no)?|hospital_(number|no|id)|chart_(number|no)|empi|nhs_(number|no)|fallnummer)$/,
    value: matches(/^mrn[\s:#-]*\d{5,}$/i),
    share: 0
  },
  {
    name: "health-plan-number",
    meaning: "health plan beneficiary numbers",
    header: /^(insurance|member|policy|beneficiary|health_plan|medicare|medicaid)_?(number|no|id)$|^mbi$/,
    value: null,
    share: 0
  },
  {
    name: "account-number",
    meaning: "account numbers",
    header: /^(account|billing|invoice)_?(number|no|id)$|^iban$/,
    value: matches(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/),
    share: 0
  },
  {
    name: "licence-number",
    meaning: "certificate and licence numbers",
    header: /^(licen[cs]e|certificate|passport|driver_?licen[cs]e)(_number|_no|_id)?$|^npi$/,
    value: nationalProviderIdentifier,
    share: 0.5
  },
  {
    name: "vehicle",
    meaning: "vehicle identifiers",
    header: /^(vin|vehicle(_id|_number)?|licen[cs]e_plate|number_plate)$/,
    value: null,
    share: 0
  },
  {
    name: "device",
    meaning: "device identifiers and serial numbers",
    header: /^(device_(id|serial|number)|serial_(number|no)|udi|imei)$/,
    value: null,
    share: 0
  },
  {
    name: "url",
    meaning: "web addresses",
    header: /^(url|website|web_address|link)$/,
    value: matches(/\b(https?:\/\/|www\.)\S+/i),
    share: 0
  },
  {name: "ip-address", meaning: "IP addresses", header: /^ip(_?address)?$/, value: ipAddress, share: 0},
  {
    name: "biometric",
    meaning: "biometric identifiers",
    header: /^(biometric|finger_?print|voice_?print|retina|iris)(_id)?$/,
    value: null,
    share: 0
  },
  {
    name: "photograph",
    meaning: "full-face photographs",
    header: /^(photo|photograph|portrait|face(_image)?)$/,
    value: matches(/^data:image\//),
    share: 0
  },
  {
    name: "other-code",
    meaning: "other unique codes",
    header: /^(national_id|person_id|citizen_id|tax_(id|number)|personal_number|cpr|personnummer|ahv)$/,
    value: null,
    share: 0
  }
];

/** Nine digits as 123-45-6789 with an area, group and serial that can have been issued. */
function socialSecurityNumber(text: string): boolean {
  const [, area, group, serial] = /^(\d{3})-(\d{2})-(\d{4})$/.exec(text) ?? [];
  return area !== undefined && area !== "000" && area !== "666" && area < "900" && group !== "00" && serial !== "0000";
}

/** Ten digits with the check digit of a US provider number: Luhn over 80840 and the number. */
function nationalProviderIdentifier(text: string): boolean {
  if (!/^[12]\d{9}$/.test(text)) return false;
  const digits = `80840${text}`.split("").map(Number).toReversed();
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2),
    0
  );
  return sum % 10 === 0;
}

function ipAddress(text: string): boolean {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  return octets !== null && octets.slice(1).every((octet) => Number(octet) <= 255);
}
