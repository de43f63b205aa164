// record: what crosses folders
export {completePlan, PlanError, planSchema, type Plan, type PlanSpec} from "./record/plan.ts";
export {issueMessage, type Issue, type Severity} from "./record/issue.ts";
export {resultRow, rowColumns, type Row} from "./record/row.ts";
export type {Cells, Curve, FlowStep, Result, ResultSource} from "./record/result.ts";
export type {EventTable} from "./record/event-table.ts";
export type {LedgerLine} from "./record/ledger-line.ts";
export type {Source, SourceRole} from "./record/source.ts";
export type {Surv, WeightKind} from "./record/surv.ts";

// math
export {binomialInterval} from "./math/binomial-interval.ts";
export {DAYS_PER_MONTH, fromMonths, toMonths, type TimeUnit} from "./math/calendar-days.ts";
export {seededRandom, type Random} from "./math/random.ts";

// survival: columns in, plain records out
export {surv} from "./survival/surv.ts";
export {eventTable} from "./survival/event-table.ts";
export {kaplanMeier, type KaplanMeierOptions} from "./survival/kaplan-meier.ts";
export {flemingHarrington} from "./survival/fleming-harrington.ts";
export {nelsonAalen} from "./survival/nelson-aalen.ts";
export type {SurvivalCurve} from "./survival/survival-curve.ts";
export {median, quantile} from "./survival/quantile.ts";
export {survivalAt} from "./survival/survival-at.ts";
export {survivalDifference} from "./survival/survival-difference.ts";
export {medianFollowUp} from "./survival/median-follow-up.ts";
export {followUpFrom} from "./survival/follow-up-from.ts";
export {restrictedMean} from "./survival/restricted-mean.ts";
export {largestTau, restrictedMeanDifference} from "./survival/restricted-mean-difference.ts";
export {logRank} from "./survival/log-rank.ts";
export {logRankTrend} from "./survival/log-rank-trend.ts";
export {pairwiseLogRank} from "./survival/pairwise-log-rank.ts";
export {permutationLogRank} from "./survival/permutation-log-rank.ts";
export {cox, type CoxFit, type CoxOptions} from "./survival/cox.ts";
export {baselineHazard, predictedCurves} from "./survival/cox-curves.ts";
export {devianceResiduals, dfbeta, martingaleResiduals, schoenfeldResiduals, scoreResiduals} from "./survival/cox-residuals.ts";
export {firth} from "./survival/firth.ts";
export {gammaFrailty} from "./survival/frailty.ts";
export {clusterBootstrap} from "./survival/cluster-bootstrap.ts";
export {proportionalHazards} from "./survival/proportional-hazards.ts";
export {concordance} from "./survival/concordance.ts";
export {design, designAt, interaction} from "./survival/design.ts";
export {factor} from "./survival/factor.ts";
export {spline} from "./survival/spline.ts";
export {cumulativeIncidence, incidenceAt} from "./survival/cumulative-incidence.ts";
export {gray} from "./survival/gray.ts";
export {fineGray} from "./survival/fine-gray.ts";
export {turnbull, turnbullQuantile} from "./survival/turnbull.ts";

// adc: agents, names, classes of two agents
export {agentById, catalogue, type Catalogue} from "./adc/catalogue.ts";
export type {Agent} from "./adc/agent.ts";
export {resolveAgent, type Resolution, type ResolveOptions} from "./adc/resolve-agent.ts";
export {parseRegimen, regimenParser, type Regimen} from "./adc/parse-regimen.ts";
export {classifyTransition, type TransitionClass} from "./adc/classify-transition.ts";
export {explainTransition} from "./adc/explain-transition.ts";
export {extendCatalogue} from "./adc/extend-catalogue.ts";
export {searchCatalogue} from "./adc/search-catalogue.ts";

// cohort
export {readCohort, type ReadCohortOptions} from "./cohort/read-cohort.ts";
export type {Cohort} from "./cohort/cohort.ts";
export {dictionary} from "./cohort/dictionary.ts";
export {proposeMapping} from "./cohort/header-mapping.ts";
export {adcExposures} from "./cohort/exposures.ts";
export {readAgentsFile} from "./cohort/agents-file.ts";
export {endpoints} from "./cohort/endpoints.ts";
export {deriveFollowUp, endpointGrid} from "./cohort/follow-up.ts";
export {syntheticCohort} from "./cohort/synthetic-cohort.ts";

// sequential
export {adcTransitions} from "./sequential/transitions.ts";

// analysis
export {analyze} from "./analysis/analyze.ts";

// figures: rows in, Vega-Lite specs out
export {attritionFigure, attritionSteps} from "./figures/attrition.ts";
export {auditPanelFigure} from "./figures/audit-panel.ts";
export {cumulativeHazardFigure, logLogFigure} from "./figures/cumulative-hazard.ts";
export {cumulativeIncidenceFigure} from "./figures/cumulative-incidence.ts";
export {forestFigure} from "./figures/forest.ts";
export {gmiCurveFigure} from "./figures/gmi-curve.ts";
export {kaplanMeierFacets} from "./figures/kaplan-meier-facets.ts";
export {kaplanMeierFigure, type KaplanMeierFigureOptions} from "./figures/kaplan-meier.ts";
export {lovePlotFigure} from "./figures/love-plot.ts";
export {missingDataFigure} from "./figures/missing-data.ts";
export {nullCalibrationFigure} from "./figures/null-calibration.ts";
export {pairedSlopeFigure} from "./figures/paired-slope.ts";
export {pfsScatterFigure} from "./figures/pfs-scatter.ts";
export {restrictedMeanFigure} from "./figures/restricted-mean.ts";
export {riskCounts} from "./figures/risk-table.ts";
export {schoenfeldFigure} from "./figures/schoenfeld.ts";
export {sequenceFlowFigure} from "./figures/sequence-flow.ts";
export {specificationCurveFigure} from "./figures/specification-curve.ts";
export {swimmerFigure} from "./figures/swimmer.ts";
export {transitionMatrixFigure} from "./figures/transition-matrix.ts";
export {waterfallFigure} from "./figures/waterfall.ts";
export type {FigureSpec} from "./figures/figure-spec.ts";

// report
export {lintFigure} from "./report/figure-lint.ts";
export {toPdf} from "./report/pdf.ts";
export {toPng} from "./report/png.ts";
export {figurePresets, presetSize} from "./report/presets.ts";
export {toSvg} from "./report/svg.ts";
export {toTiff} from "./report/tiff.ts";
export {reportHtml} from "./report/output-files.ts";
