/**
 * Trial programmes in which an arm gives a conjugate: the name alone does not say which arm the patient was in.
 * Names as registered; the agent is a catalogue id.
 */
export const trialProgrammes: readonly {readonly name: string; readonly agent: string}[] = [
  {name: "DESTINY", agent: "trastuzumab-deruxtecan"},
  {name: "TROPION", agent: "datopotamab-deruxtecan"},
  {name: "TRADE-DXd", agent: "trastuzumab-deruxtecan"},
  {name: "TROPiCS", agent: "sacituzumab-govitecan"},
  {name: "TROPHY", agent: "sacituzumab-govitecan"},
  {name: "ASCENT", agent: "sacituzumab-govitecan"},
  {name: "OptiTROP", agent: "sacituzumab-tirumotecan"},
  {name: "TroFuse", agent: "sacituzumab-tirumotecan"},
  {name: "HERTHENA", agent: "patritumab-deruxtecan"},
  {name: "IDeate", agent: "ifinatamab-deruxtecan"},
  {name: "REJOICE", agent: "raludotatug-deruxtecan"},
  {name: "LUMINOSITY", agent: "telisotuzumab-vedotin"},
  {name: "innovaTV", agent: "tisotumab-vedotin"},
  {name: "MIRASOL", agent: "mirvetuximab-soravtansine"},
  {name: "SORAYA", agent: "mirvetuximab-soravtansine"},
  {name: "GLORIOSA", agent: "mirvetuximab-soravtansine"},
  {name: "DREAMM", agent: "belantamab-mafodotin"},
  {name: "POLARIX", agent: "polatuzumab-vedotin"},
  {name: "ECHELON", agent: "brentuximab-vedotin"},
  {name: "EMILIA", agent: "trastuzumab-emtansine"},
  {name: "KATHERINE", agent: "trastuzumab-emtansine"},
  {name: "TH3RESA", agent: "trastuzumab-emtansine"},
  {name: "SigVie", agent: "sigvotatug-vedotin"},
  {name: "RAINFOL", agent: "rinatabart-sesutecan"},
  {name: "FRAmework", agent: "sofetabart-mipitecan"}
];
