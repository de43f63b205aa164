import type {DrugGroup} from "./drug-group.ts";

/** Medicines of hospital orders that are given for other reasons. */
export const generalMedicines: readonly DrugGroup[] = [
  {
    drugClass: "medicine of no oncology class",
    role: "supportive",
    drugs: {
      oxfordOrders: [
        ..."abacavir, acamprosate, acarbose, acebutolol, aceclofenac, acenocoumarol, acetarsol, acetylcysteine".split(
          ", "
        ),
        ..."aciclovir, aclidinium, acrivastine, adapalene, adenosine, adrenaline, agomelatine, ajmaline".split(", "),
        ..."albutrepenonacog alfa, alfacalcidol, alfentanil, alfuzosin, alginate, alimemazine, aliskiren".split(", "),
        ..."allantoin, almitrine, almotriptan, alogliptin, alteplase, aluminium acetate, aluminium chloride".split(
          ", "
        ),
        ..."aluminium hydroxide, alverine, amantadine, ambrisentan, amidotrizoate, amikacin, amiloride".split(", "),
        ..."aminophylline, amiodarone, amisulpride, amitriptyline, amlodipine, amobarbital, amorolfine".split(", "),
        ..."amoxicillin, apixaban, apomorphine, arachis oil, arginine, aripiprazole, artemether-lumefantrine".split(
          ", "
        ),
        ..."artesunate, atazanavir, atenolol, atomoxetine, atovaquone, atovaquone-proguanil, atracurium".split(", "),
        ..."avacopan, avibactam-ceftazidime, azathioprine, azelaic acid, azilsartan, azithromycin, aztreonam".split(
          ", "
        ),
        ..."baclofen, balsalazide, bambuterol, beclometasone, bedaquiline, belatacept, bendroflumethiazide".split(", "),
        ..."benzalkonium chloride, benzalkonium chloride-cetrimide, benzathine benzylpenicillin, benzbromarone".split(
          ", "
        ),
        ..."benzocaine, benzoic acid-salicylic acid, benzoyl peroxide, benzydamine, benzylpenicillin sodium".split(
          ", "
        ),
        ..."betahistine, betamethasone-clioquinol, betamethasone-salicylic acid, bezafibrate, bilastine".split(", "),
        ..."biotin, bisacodyl, bisoprolol, bivalirudin, bosentan, brivaracetam, bromazepam, bromocriptine".split(", "),
        ..."budesonide, bumetanide, bupivacaine, buprenorphine, bupropion, buspirone, cabergoline".split(", "),
        ..."cabotegravir, caffeine, calcipotriol, calcitonin, calcitriol, calcium acetate".split(", "),
        ..."calcium acetate-magnesium carbonate, calcium carbonate, calcium carbonate-prasterone".split(", "),
        ..."calcium chloride, calcium gluconate, calcium lactate, calcium polystyrene sulfonate, canagliflozin".split(
          ", "
        ),
        ..."candesartan, cangrelor, capsaicin, captopril, carbamazepine, carbimazole, carbocisteine".split(", "),
        ..."carboprost, carglumic acid, carvedilol, caspofungin, cefalexin, cefazolin, cefepime, cefiderocol".split(
          ", "
        ),
        ..."cefixime, cefotaxime, cefoxitin, cefradine, ceftaroline fosamil, ceftazidime".split(", "),
        ..."ceftolozane-tazobactam, ceftoraline fosamil, ceftriaxone, cefuroxime, celiprolol, cenobamate".split(", "),
        ..."cetirizine, cetrimide-chlorhexidine, cetrimide-dimeticone, cetylpyridinium, chloral hydrate".split(", "),
        ..."chloramphenicol, chlordiazepoxide, chlorhexidine, chlorothiazide, chlorphenamine, chlorpromazine".split(
          ", "
        ),
        ..."chlortalidone, choline salicylate, chorionic gonadotrophin, ciclesonide, cidofovir, cilazapril".split(", "),
        ..."cilostazol, cimetidine, cinacalcet, cinchocaine-hydrocortisone, cinchocaine-prednisolone".split(", "),
        ..."cinnarizine, ciprofibrate, ciprofloxacin, cisatracurium, citalopram, citric acid".split(", "),
        ..."citric acid-magnesium carbonate, clemastine, clindamycin, clobazam, clobetasol, clobetasone".split(", "),
        ..."clofazimine, clomifene, clomipramine, clonazepam, clonidine, clopidogrel, clotrimazole, clozapine".split(
          ", "
        ),
        ..."co-amilofruse, co-amilozide, co-amoxiclav, co-beneldopa, co-careldopa, co-codamol, co-cyprindiol".split(
          ", "
        ),
        ..."co-danthramer, co-danthrusate, co-dydramol, co-magaldrox, co-tenidone, co-trimoxazole".split(", "),
        ..."cobicistat-darunavir, codeine, colchicine, colecalciferol, colesevelam, colestipol, colestyramine".split(
          ", "
        ),
        ..."colistimethate sodium, corticotrophin releasing hormone, crotamiton, cryoprecipitate, cyclizine".split(
          ", "
        ),
        ..."cycloserine, cyproheptadine, dabigatran, dalbavancin, dalteparin, danaparoid, dantrolene".split(", "),
        ..."dapagliflozin, dapsone, daptomycin, darifenacin, darunavir, deferasirox, deferiprone, deflazacort".split(
          ", "
        ),
        ..."delafloxacin, demeclocycline, dequalinium, desferrioxamine, desloratadine, desmopressin".split(", "),
        ..."desogestrel, dexamfetamine, dexmedetomidine, dexpanthenol, dexpanthenol-sodium hyaluronate ophth".split(
          ", "
        ),
        ..."diamorphine, diazepam, diazoxide, dibotermin alfa, dicycloverine, diethylamine salicylate".split(", "),
        ..."difelikefalin, diflucortolone, digoxin, digoxin specific antibody, dihydrocodeine".split(", "),
        ..."dimethyl fumarate, dimeticone, dinoprostone, dipyridamole, disopyramide, disulfiram, docusate".split(", "),
        ..."dolutegravir, donepezil, doravirine, dornase alfa, dosulepin, doxapram, doxazosin, doxepin".split(", "),
        ..."dronedarone, droperidol, drospirenone-ethinylestradiol, dulaglutide, duloxetine".split(", "),
        ..."dydrogesterone-estradiol, edoxaban, efgartigimod alfa, efmoroctocog alfa, eftrenonacog alfa".split(", "),
        ..."eletriptan, empagliflozin, enalapril, enoxaparin, entacapone, entecavir, ephedrine, eplerenone".split(", "),
        ..."epoprostenol, eprosartan, eptacog alfa, ergocalciferol, ergometrine, ertapenem, erythromycin".split(", "),
        ..."erythromycin injection, escitalopram, eslicarbazepine, esmolol, esomeprazole".split(", "),
        ..."estradiol-dydrogesterone, estriol, estriol applicator, etanercept, etelcalcetide, ethambutol".split(", "),
        ..."ethinylestradiol-gestodene, ethinylestradiol-norelgestromin, ethinylestradiol-norgestimate".split(", "),
        ..."ethosuximide, ethyl chloride, etodolac, etomidate, etonogestrel, etoricoxib, etravirine, exenatide".split(
          ", "
        ),
        ..."ezetimibe, factor viii, factor xiii, famciclovir, famotidine, fampridine, felodipine, fenofibrate".split(
          ", "
        ),
        ..."fentanyl, ferric carboxymaltose, ferric derisomaltose, ferrous fumarate, ferrous gluconate".split(", "),
        ..."ferrous sulfate, fesoterodine, fexofenadine, fibrinogen-thrombin, fidaxomicin, finerenone".split(", "),
        ..."fingolimod, flavoxate, flecainide, flucloxacillin, fluconazole, flucytosine, fludrocortisone".split(", "),
        ..."fludroxycortide, flumazenil, fluocinolone, fluorescein, fluoride, fluorouracil-salicylic acid".split(", "),
        ..."fluoxetine, flupentixol, flupentixol decanoate, fluphenazine, flurazepam, flurbiprofen".split(", "),
        ..."fluticasone, fluticasone-vilanterol, fluvastatin, fluvoxamine, follitropin alfa, fomepizole".split(", "),
        ..."fondaparinux, formoterol, foscarnet, fosfomycin, frangula-sterculia, fresh frozen plasma".split(", "),
        ..."frovatriptan, furosemide, fusidic acid, gabapentin, galantamine, ganciclovir, gelclair, gentamicin".split(
          ", "
        ),
        ..."glatiramer, glecaprevir-pibrentasvir, gliclazide, glimepiride, glipizide, glucagon, glucosamine".split(
          ", "
        ),
        ..."glucose, glycerol, glyceryl trinitrate, glycine irrigation, glycopyrronium, gonadorelin".split(", "),
        ..."granulocytes, griseofulvin, haloperidol, haloperidol decanoate, hartmanns solution, hemin, heparin".split(
          ", "
        ),
        ..."heparin flush, heparinoid, heparinoid-salicylic acid, hexetidine, hydralazine, hydrochlorothiazide".split(
          ", "
        ),
        ..."hydrocortisone butyrate, hydrogen peroxide, hydromorphone, hydroxocobalamin, hydroxyzine, hyoscine".split(
          ", "
        ),
        ..."hyoscine butylbromide, ibuprofen, icatibant, ichthammol-zinc oxide, imipenem-cilastatin".split(", "),
        ..."imipramine, imlifidase, immunoglobulin normal intramuscular, inclisiran, indacaterol, indapamide".split(
          ", "
        ),
        ..."indocyanine green, indometacin, indoramin, insulin aspart, insulin aspart biphasic".split(", "),
        ..."insulin degludec, insulin detemir, insulin glargine, insulin glulisine, insulin isophane".split(", "),
        ..."insulin isophane biphasic, insulin isophane bovine, insulin isophane porcine, insulin lispro".split(", "),
        ..."insulin lispro biphasic, insulin soluble, insulin soluble porcine, iohexol, ipratropium".split(", "),
        ..."irbesartan, isavuconazole, isocarboxazid, isoniazid, isoprenaline, isosorbide dinitrate".split(", "),
        ..."isosorbide mononitrate, ispaghula, ivabradine, ivacaftor, ivacaftor-lumacaftor".split(", "),
        ..."ivacaftor-tezacaftor, ivermectin, ketamine, ketoprofen, ketorolac, ketotifen, l-acetylcarnitine".split(
          ", "
        ),
        ..."labetalol, lacidipine, lacosamide, lactic acid-salicylic acid, lactic acid-urea, lactulose".split(", "),
        ..."lamivudine, lamotrigine, lansoprazole, lanthanum carbonate, ledipasvir-sofosbuvir, leflunomide".split(", "),
        ..."lercanidipine, letermovir, levobupivacaine, levocetirizine, levofloxacin, levomepromazine".split(", "),
        ..."levonorgestrel, lidocaine, linaclotide, linezolid, liothyronine, liquid paraffin, liraglutide".split(", "),
        ..."lisinopril, lithium, lixisenatide, lofepramine, lopinavir-ritonavir, loprazolam, loratadine".split(", "),
        ..."lorazepam, lormetazepam, losartan, lymecycline, magnesium aspartate".split(", "),
        ..."magnesium carbonate-magnesium sulfate, magnesium chloride, magnesium citrate".split(", "),
        ..."magnesium glycerophosphate, magnesium hydroxide, magnesium oxide, magnesium sulfate, malathion".split(", "),
        ..."mannitol, mebendazole, mebeverine, mefenamic acid, meloxicam, memantine, menadiol, meptazinol".split(", "),
        ..."meropenem, meropenem-vaborbactam, mesalazine, metaraminol, methadone, methenamine, methocarbamol".split(
          ", "
        ),
        ..."methoxyflurane, methyl salicylate, methyldopa, methylnaltrexone, methylphenidate".split(", "),
        ..."methylthioninium chloride, metolazone, metoprolol, metronidazole, metyrapone, mexiletine".split(", "),
        ..."micafungin, miconazole, midodrine, minocycline, minoxidil, mirabegron, mirtazapine, misoprostol".split(
          ", "
        ),
        ..."mizolastine, moclobemide, modafinil, mometasone, montelukast, moroctocog alfa, morphine".split(", "),
        ..."moxifloxacin, moxonidine, mupirocin, nabumetone, nadolol, naftidrofuryl, naldemedine, naloxegol".split(
          ", "
        ),
        ..."naloxone, naltrexone, naproxen, naratriptan, nateglinide, nebivolol, nefopam, neomycin".split(", "),
        ..."neostigmine, nevirapine, nicardipine, nicorandil, nicotinamide, nicotine, nifedipine, nimodipine".split(
          ", "
        ),
        ..."nirmatrelvir-ritonavir, nitazoxanide, nitrazepam, nitric oxide, nitrofurantoin".split(", "),
        ..."nitrous oxide-oxygen, nonacog alfa, norethisterone, nortriptyline, nusinersen, nystatin".split(", "),
        ..."octenidine, ofloxacin, olive oil, olmesartan, olodaterol, olsalazine, orlistat, orphenadrine".split(", "),
        ..."oseltamivir, oxazepam, oxcarbazepine, oxybutynin, oxycodone, oxytetracycline, oxytocin".split(", "),
        ..."paliperidone, pancreatin, pantoprazole, papaverine, paraldehyde, parecoxib, paricalcitol".split(", "),
        ..."paromomycin, paroxetine, penicillamine, pentamidine, pentazocine, pentosan polysulfate sodium".split(", "),
        ..."pentoxifylline, peppermint oil, perampanel, perhexiline, permethrin, phenindione, phenobarbital".split(
          ", "
        ),
        ..."phenoxybenzamine, phenoxymethylpenicillin potassium, phenylephrine, phenytoin, pholcodine".split(", "),
        ..."phytomenadione, piracetam, pirfenidone, piroxicam, pivmecillinam, pizotifen, platelets".split(", "),
        ..."plx-pad cells, polyvinyl alcohol, poractant alfa, potassium acid phosphate".split(", "),
        ..."potassium bicarbonate-potassium chloride, potassium canrenoate, potassium chloride".split(", "),
        ..."potassium citrate, potassium iodate, potassium iodide, potassium permanganate, potassium phosphate".split(
          ", "
        ),
        ..."potassium phosphate-sodium phosphate, povidone iodine, pramipexole, prasugrel, pravastatin".split(", "),
        ..."praziquantel, prazosin, pregabalin, prilocaine, primaquine, primidone, pristinamycin, probenecid".split(
          ", "
        ),
        ..."procaine benzylpenicillin, procyclidine, promazine, promethazine, propafenone, propantheline".split(", "),
        ..."propiverine, propofol, propylthiouracil, protamine, prothrombin complex, prucalopride".split(", "),
        ..."pseudoephedrine, pyrazinamide, pyridostigmine, pyridoxine, pyrimethamine, quetiapine, quinapril".split(
          ", "
        ),
        ..."quinidine, quinine bisulphate, rabeprazole, raltegravir, ramipril, ranitidine, ranolazine".split(", "),
        ..."rasagiline, reboxetine, remdesivir, repaglinide, rfviia, ribavirin, riboflavin, rifabutin".split(", "),
        ..."rifampicin, rifaximin, rilpivirine, riluzole, rimegepant, risperidone, ritonavir, rivaroxaban".split(", "),
        ..."rivastigmine, rizatriptan, rocuronium, roflumilast, ropinirole, ropivacaine, rosuvastatin".split(", "),
        ..."rotigotine, roxadustat, rufinamide, rupatadine, rurioctocog alfa pegol, sacubitril-valsartan".split(", "),
        ..."salbutamol, salmeterol, saxagliptin, selegiline, semaglutide, senna, sertraline, sevelamer".split(", "),
        ..."sildenafil, silver nitrate, silver sulfadiazine, simeticone, simoctocog alfa, siponimod".split(", "),
        ..."sitagliptin, sodium acid phosphate, sodium alginate-potassium bicarbonate, sodium benzoate".split(", "),
        ..."sodium bicarbonate-sodium biphosphate, sodium biphosphate-sodium phosphate, sodium chloride".split(", "),
        ..."sodium citrate, sodium citrate irrigation, sodium cromoglicate, sodium dihydrogen phosphate".split(", "),
        ..."sodium feredetate, sodium glycerophosphate, sodium hyaluronate, sodium picosulfate".split(", "),
        ..."sodium polystyrene sulfonate, sodium tetradecyl sulfate, sodium thiosulfate".split(", "),
        ..."sodium zirconium cyclosilicate, sofosbuvir-velpatasvir, solifenacin, somatropin, sotalol".split(", "),
        ..."spironolactone, stiripentol, sucralfate, sucroferric oxyhydroxide, sugammadex, sulfadiazine".split(", "),
        ..."sulfadiazine silver, sulindac, sulpiride, sultiame, sumatriptan, suxamethonium, tacalcitol".split(", "),
        ..."tadalafil, tamsulosin, tapentadol, teicoplanin, telmisartan, temocillin, tenecteplase, tenofovir".split(
          ", "
        ),
        ..."terazosin, terbinafine, terbutaline, teriflunomide, teriparatide, terlipressin".split(", "),
        ..."testosterone propionate, testosterone undecanoate, tetanus immunoglobulin, tetrabenazine".split(", "),
        ..."tetracaine, tetracosactide, tetracycline, theophylline, thiamine, thiopental, thyrotropin alpha".split(
          ", "
        ),
        ..."tiagabine, tiaprofenic acid, tibolone, ticagrelor, tigecycline, timolol, tinidazole, tinzaparin".split(
          ", "
        ),
        ..."tiopronin, tiotropium, tirofiban, tirzepatide, tizanidine, tobramycin, tolbutamide, tolcapone".split(", "),
        ..."tolterodine, tolvaptan, topiramate, torasemide, tramadol, trandolapril, tranexamic acid".split(", "),
        ..."tranylcypromine, trazodone, triamcinolone, triamcinolone hexacetonide, trifluoperazine".split(", "),
        ..."trihexyphenidyl, trimethoprim, trimipramine, trisodium citrate, trospium, tryptophan".split(", "),
        ..."turoctocog alfa, turoctocog alfa pegol, ulipristal, umeclidinium, umeclidinium-vilanterol".split(", "),
        ..."urokinase, valaciclovir, valganciclovir, valsartan, vancomycin, vardenafil, varenicline".split(", "),
        ..."varicella immunoglobulin, vecuronium, venlafaxine, verapamil, vigabatrin, vildagliptin".split(", "),
        ..."vitamins with minerals, vonicog alfa, vortioxetine, warfarin, white soft paraffin".split(", "),
        ..."yellow soft paraffin, zanamivir, zidovudine, zolmitriptan, zolpidem, zonisamide, zopiclone".split(", "),
        ..."zuclopenthixol, zuclopenthixol acetate injection".split(", ")
      ],
      hemonc: [
        ..."acyclovir, alizapride, alprazolam, aminocaproic acid, ampicillin, andexanet alfa".split(", "),
        ..."anti-inhibitor coagulant complex, antithrombin iii, argatroban".split(", "),
        ..."asparaginase erwinia chrysanthemi-rywn, aspirin and dipyridamole, betrixaban, bismuth subcitrate".split(
          ", "
        ),
        ..."bismuth subsalicylate, calcium phosphate rinse, cephalexin, chlorpheniramine".split(", "),
        ..."cytomegalovirus immune globulin, deferoxamine, dexchlorpheniramine, efanesoctocog alfa".split(", "),
        ..."epinephrine autoinjector, epoetin alfa-epbx, eptifibatide, etranacogene dezaparvovec".split(", "),
        ..."exagamglogene autotemcel, ferric gluconate, ferumoxytol, indomethacin, iptacopan, l-glutamine".split(", "),
        ..."lepirudin, lifileuecel, lusutrombopag, mavorixafor, meperidine, mitapivat, nadroparin".split(", "),
        ..."norethandrolone, phytonadione, scopolamine, sennosides, stilbamidine, taloporfin, ticlopidine".split(", "),
        ..."trimethoprim-sulfamethoxazole, tripotassium dicitratobismuthate, unfractionated heparin".split(", "),
        ..."valacyclovir, vonoprazan, vorapaxar".split(", ")
      ]
    }
  }
];
