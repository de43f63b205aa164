// record: what crosses folders
export {completePlan, PlanError, planSchema, type Plan, type PlanSpec} from "./record/plan.ts";
export {disclosurePolicies, type DisclosurePolicy} from "./record/disclosure-policy.ts";
export type {Issue, Severity} from "./record/issue.ts";
export type {OutcomeCode, OutcomeCodebook} from "./record/outcome-code.ts";
export {Stopped} from "./record/stopped.ts";
export {NotEstimable, type Inestimable} from "./record/not-estimable.ts";
export type {Refusal} from "./record/refusal.ts";
export type {Remark} from "./record/remark.ts";
export {HIDDEN, isHidden, type Hidden, type Shown} from "./record/hidden.ts";
export {resultRow, type Row, type ShownRow} from "./record/row.ts";
export type {RowKind} from "./record/row-kind.ts";
export type {Curve, ShownCurve} from "./record/curve.ts";
export type {DisclosedResult, FlowStep, Result, ResultSource, ShownResult, TableRecord} from "./record/result.ts";
export type {EventTable} from "./record/event-table.ts";
export type {LedgerLine} from "./record/ledger-line.ts";
export type {Source, SourceRole} from "./record/source.ts";
export type {Surv, WeightKind} from "./record/surv.ts";

// math
export {binomialInterval} from "./math/binomial-interval.ts";
export {DAYS_PER_MONTH, fromMonths, toMonths} from "./math/calendar-days.ts";
export type {TimeUnit} from "./record/time-unit.ts";
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
export {
  devianceResiduals,
  dfbeta,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals
} from "./survival/cox-residuals.ts";
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
export type {Resolution, ResolveOptions} from "./adc/resolution.ts";
export {resolveAgent} from "./adc/resolve-agent.ts";
export {parseRegimen, regimenParser} from "./adc/parse-regimen.ts";
export type {Regimen} from "./adc/regimen.ts";
export {classifyTransition, type TransitionClass} from "./adc/classify-transition.ts";
export {explainTransition} from "./adc/explain-transition.ts";
export {extendCatalogue} from "./adc/extend-catalogue.ts";
export {searchCatalogue} from "./adc/search-catalogue.ts";

// files
export {readSheet} from "./files/read-sheet.ts";
export type {Sheet} from "./files/sheet.ts";

// cohort
export {tidiedFile, type TidiedFile} from "./cohort/repairs/tidied-file.ts";
export type {Repairs} from "./record/plan-repairs.ts";
export {readCohort, type ReadCohortOptions} from "./cohort/read-cohort.ts";
export type {Cohort} from "./cohort/cohort.ts";
export {dictionary} from "./cohort/column-dictionary.ts";
export {proposeMapping} from "./cohort/header-mapping.ts";
export {adcExposures} from "./patients/exposure-table.ts";
export {readAgentsFile} from "./cohort/agents-file.ts";
export {endpoints} from "./cohort/endpoints.ts";
export {deriveFollowUp, endpointGrid} from "./patients/follow-up-table.ts";
export type {Exposure} from "./patients/exposure.ts";
export {patientExposures} from "./patients/exposures.ts";
export {patientsOf, type Patient} from "./patients/patient.ts";
export {exposureFollowUp, type FollowUp} from "./patients/follow-up.ts";
export type {Transition} from "./patients/transition.ts";
export {patientTransitions} from "./patients/transitions.ts";
export {syntheticCohort} from "./cohort/synthetic-cohort.ts";

// patients, estimate, truncation, paired, states, clinical, audit: exposures become transitions, ADC1 beside ADC2, the audit of the design
export {adcTransitions} from "./patients/transition-table.ts";
export {adcPairs, auditPairs} from "./audit/pair-tables.ts";
export {audit} from "./audit/audit.ts";
export {classContrasts, sequenceContrast} from "./estimate/class-contrast.ts";
export {contrastRecord} from "./estimate/contrast-record.ts";
export {contrastRows} from "./estimate/class-contrast-rows.ts";
export {standingsOnAdc1} from "./estimate/standing-on-adc1.ts";
export {contrastSelection} from "./estimate/contrast-selection.ts";
export {earlyProgression} from "./estimate/early-progression.ts";
export {estimandTable} from "./estimate/estimand.ts";
export {exactSign} from "./paired/exact-sign.ts";
export {exactSignedRank} from "./paired/exact-signed-rank.ts";
export {
  survivalByAdc2,
  survivalFromAdc1,
  survivalFromAdc2,
  landmarkSurvival,
  timeVaryingSurvival
} from "./states/immortal-time.ts";
export {illnessDeathRows} from "./states/illness-death.ts";
export {afterProgressionLandmark, afterProgressionRows} from "./states/survival-after-progression.ts";
export {comparedTherapies, therapyContrast} from "./states/therapy-contrast.ts";
export {midrankShare, midrankCurve} from "./paired/midrank-ratio.ts";
export {nullPicture} from "./paired/null-picture-threads.ts";
export {nullBase, nullGrid, nullStatistics} from "./paired/null-picture.ts";
export {pairConcordance} from "./paired/pair-concordance.ts";
export {pairOrder} from "./paired/pair-order.ts";
export {stratifiedPairedCox, marginalCox} from "./paired/paired-cox.ts";
export {pairedMethodTable} from "./paired/paired-method.ts";
export {pairedMethods} from "./paired/paired-methods.ts";
export {pairedRelativeEffect} from "./paired/paired-relative-effect.ts";
export {pairedRmst} from "./paired/paired-rmst.ts";
export {patientBootstrap} from "./estimate/patient-bootstrap.ts";
export {pfs2Predictors} from "./estimate/predictors.ts";
export {quasiIndependence} from "./truncation/quasi-independence.ts";
export {ratioCurve} from "./paired/ratio-curve.ts";
export {reachingAdc2} from "./states/reaching-adc2.ts";
export {receivedBoth} from "./audit/received-both.ts";
export {responseRates} from "./clinical/response-rate.ts";
export {reverseTime} from "./truncation/reverse-time.ts";
export {sameWindow} from "./truncation/same-window.ts";
export {sequentialSummary} from "./analysis/sequential-summary.ts";
export {shareShorter} from "./paired/share-shorter.ts";
export {exponentialTime, receivedBothPairs, simulateSequence, startersOf} from "./paired/simulated-sequence.ts";
export {specificationCurve} from "./estimate/specification-curve.ts";
export {multiState} from "./states/multi-state-rows.ts";
export {truncationChecks} from "./truncation/truncation-checks.ts";
export {truncationEstimates} from "./truncation/truncation-estimates.ts";
export {truncationWeights} from "./truncation/truncation-weights.ts";

// estimate: two arms become a contrast
export {armColumns} from "./estimate/arms.ts";
export {contrast} from "./estimate/contrast.ts";
export {weightedContrast} from "./estimate/weighted-contrast.ts";

// adjustment
export {balance} from "./adjustment/balance.ts";
export {completeCases} from "./adjustment/complete-cases.ts";
export {eValue} from "./adjustment/e-value.ts";
export {logisticRegression} from "./adjustment/logistic-regression.ts";
export {positivityRemarks} from "./adjustment/positivity.ts";
export {propensityWeights} from "./adjustment/propensity-weights.ts";
export {rubinPooled} from "./adjustment/rubin-pooling.ts";

// describe: columns of the patient table
export {patientTableColumns, type PatientRow} from "./describe/patient-table-columns.ts";

// analysis
export {analysedPatients} from "./analysis/analysed-patients.ts";
export {analyze} from "./analysis/analyze.ts";

// words: sentences by code
export {issueMessage} from "./words/en/issues.ts";
export {codebookText} from "./words/en/outcome.ts";
export {errorText, refusalText} from "./words/en/refusals.ts";
export {remarkText, warningText} from "./words/en/remarks.ts";

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
export {nullPictureFigure} from "./figures/null-picture.ts";
export {pairedSlopeFigure} from "./figures/paired-slope.ts";
export {pfsScatterFigure} from "./figures/pfs-scatter.ts";
export {restrictedMeanFigure} from "./figures/restricted-mean.ts";
export {riskCounts} from "./figures/risk-table.ts";
export {schoenfeldFigure} from "./figures/schoenfeld.ts";
export {sequenceFlowFigure} from "./figures/sequence-flow.ts";
export {specificationCurveFigure} from "./figures/specification-curve.ts";
export {stateOccupationFigure} from "./figures/state-occupation.ts";
export {swimmerFigure} from "./figures/swimmer.ts";
export {transitionMatrixFigure} from "./figures/transition-matrix.ts";
export {waterfallFigure} from "./figures/waterfall.ts";
export type {FigureSpec} from "./figures/figure-spec.ts";

// words: codes become sentences
export type {AuditFinding} from "./record/audit-finding.ts";
export {findingInWords, limitations, type FindingInWords} from "./words/en/audit.ts";
export {methodCautions} from "./words/en/method-cautions.ts";

// report
export {disclosed} from "./disclosure/disclosed.ts";
export {lintFigure} from "./report/figures/figure-lint.ts";
export {showFigure, showRows, showTable, showText, type NotebookOutput} from "./report/formats/notebook-output.ts";
export {formatMedian, formatP, formatPercent, formatRatio} from "./words/number-format.ts";
export {numberStyles, type NumberStyle} from "./words/number-style.ts";
export {toPdf} from "./report/formats/pdf.ts";
export {toPng} from "./report/formats/png.ts";
export {figurePresets, presetSize} from "./report/figures/presets.ts";
export {toSvg} from "./report/formats/svg.ts";
export {toTiff} from "./report/formats/tiff.ts";
export {reportHtml} from "./report/output-files.ts";
export {resultInWords} from "./report/result-in-words.ts";
export {rowCells, rowColumns, type RowCells} from "./report/tables/row-cells.ts";
