import {plainWord} from "./outcome-words.ts";

/** Relatives, whose deaths are none of the patient. */
const relative =
  /\b(?:mother|father|sister|brother|aunt|uncle|cousin|daughter|son|grand\w+|husband|wife|parents?|relatives?|family|familial|mutter|vater|schwester|bruder|tante|onkel|tochter|sohn|gross\w+|cousine|ehe\w+|familie|mere|pere|soeur|frere|oncle|fille|fils|famille|madre|padre|hermana|hermano|tia|tio|hija|hijo|familia|sorella|fratello|zia|zio|figlia|figlio|famiglia|moeder|zus|broer|mae|pai|irma|irmao)\b/;

/**
 * Whether a text speaks of a relative.
 *
 * @example
 * [namesRelative("mother died of it"), namesRelative("Tod der Großmutter"), namesRelative("died at home")] // [true, true, false]
 */
export const namesRelative = (text: string): boolean => relative.test(plainWord(text));
