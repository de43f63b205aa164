const light =
  "--ink: #1b1b1b; --soft: #555; --line: #d4d4d4; --page: #fff; --raised: #f4f5f7; --warn: #fff6e0; --warn-line: #b07a00; --link: #00558c; --mix: 0%; color-scheme: light;";
const dark =
  "--ink: #ececec; --soft: #b4b4b4; --line: #444; --page: #161616; --raised: #242424; --warn: #2b2413; --warn-line: #d9a437; --link: #7cc4f5; --mix: 38%; color-scheme: dark;";

/** Style of the report and of the data-quality page: readable at 390 px and on A4, light and dark, with and without the program of the page. */
export const stylesheet = `
:root { ${light} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${dark} } }
:root[data-theme="dark"] { ${dark} }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 62rem; color: var(--ink); background: var(--page); font: 16px/1.5 Inter, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.4rem 0 .6rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
.banner { margin: 0; padding: .5rem .75rem; border: 1px solid var(--warn-line); background: var(--warn); font-size: .9rem; }
.heading { display: flex; gap: 1rem; align-items: start; justify-content: space-between; }
#tools { flex: none; margin-top: 1.1rem; }
h1 { min-width: 0; }
.source, .note, figcaption { color: var(--soft); font-size: .9rem; }
.placeholder { color: var(--soft); font-style: italic; }
.cautions { border-inline-start: 4px solid var(--warn-line); padding-inline-start: 1rem; }
.cautions h2 { border: 0; }
li { margin: .35rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
caption { text-align: start; font-weight: 600; padding: .3rem 0; }
th, td { text-align: end; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; max-width: 24rem; }
th:first-child, td:first-child { padding-inline-start: 0; }
.words { text-align: start; }
.whole { white-space: nowrap; }
td:not(.words) { white-space: nowrap; overflow-wrap: normal; }
th.inner { padding-inline-start: 1.25rem; color: var(--soft); }
tbody th { font-weight: 500; overflow-wrap: anywhere; min-width: 7rem; }
figure { margin: 1rem 0; }
figure .picture { background: #fff; padding: .5rem; width: fit-content; max-width: 100%; }
figure .picture svg { display: block; max-width: 100%; height: auto; min-width: 34rem; }
summary { cursor: pointer; }
.numbers > summary { color: var(--link); font-size: .9rem; padding: .2rem 0; }
.numbers .scroll { max-height: 24rem; overflow: auto; }
pre { overflow-x: auto; font-size: .8rem; border: 1px solid var(--line); padding: .6rem; }
code { overflow-wrap: anywhere; font-size: .85rem; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; top: 0; background: var(--page); padding: .5rem 1rem; z-index: 2; }
.skip:focus { left: 0; }
nav { font-size: .9rem; }
nav ol { list-style: none; margin: .4rem 0 0; padding: 0; }
nav li { margin: 0; }
nav ol ol { margin: 0 0 .7rem; }
nav .chapter { display: block; padding: .2rem 0; color: var(--soft); font-weight: 600; }
nav a { display: block; padding: .2rem .6rem; border-inline-start: 3px solid var(--line); text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { border-color: var(--link); font-weight: 600; }
nav summary { font-weight: 600; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (min-width: 75rem) {
  body:has(> nav) { max-width: 80rem; display: grid; grid-template-columns: 14rem minmax(0, 1fr); column-gap: 2.5rem; }
  body:has(> nav) > :not(nav):not(main):not(.skip) { grid-column: 1 / -1; }
  body > nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding-top: 2.4rem; }
}

button, select, input[type="number"] { font: inherit; font-size: .9rem; color: var(--ink); background: var(--raised); border: 1px solid var(--soft); border-radius: .3rem; padding: .2rem .6rem; min-height: 2rem; }
button { cursor: pointer; overflow-wrap: normal; }
button:disabled { opacity: .45; cursor: default; }
button[aria-pressed="true"]:not(.key) { background: var(--link); border-color: var(--link); color: var(--page); }
.controls { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; margin: .8rem 0; font-size: .9rem; }
.controls label { display: inline-flex; gap: .4rem; align-items: center; max-width: 100%; }
.controls select { max-width: min(24rem, 70vw); }
.buttons { display: inline-flex; flex-wrap: wrap; gap: .3rem; }
.exact { width: 5.5rem; }
.downloads { color: var(--soft); font-size: .85rem; margin: .3rem 0 .8rem; }
.downloads:empty { display: none; }
.downloads button { margin-inline-start: .4rem; font-size: .85rem; min-height: 1.75rem; padding: 0 .5rem; }
.for-ears { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.plot, .picture { direction: ltr; }
.plot { position: relative; }
svg.curves { display: block; touch-action: pan-y; cursor: crosshair; fill: var(--ink); font: 12px Inter, "Helvetica Neue", Arial, sans-serif; user-select: none; }
svg.curves path, .sample line { fill: none; stroke: var(--soft); }
svg.curves .steps, svg.curves .censored, .sample line { stroke: var(--arm); stroke: color-mix(in oklab, var(--arm), white var(--mix)); }
svg.curves .censored { stroke-width: 1.2; }
svg.curves .band { stroke: none; fill: var(--arm); fill: color-mix(in oklab, var(--arm), white var(--mix)); opacity: .13; }
svg.curves .medians { stroke-dasharray: 2 3; }
svg.curves .shown-point { stroke: none; fill: var(--arm); fill: color-mix(in oklab, var(--arm), white var(--mix)); }
svg.curves .reading path { stroke: var(--ink); stroke-dasharray: 4 3; }
svg.curves .reading circle { stroke: var(--page); stroke-width: 1.5; fill: var(--arm); fill: color-mix(in oklab, var(--arm), white var(--mix)); }
svg.curves .selection { fill: var(--link); opacity: .2; }
.reading-slider { display: block; appearance: none; height: 24px; margin: 0; background: none; margin-left: 40px; width: calc(100% - 48px - 18px + 16px); cursor: ew-resize; }
.reading-slider::-webkit-slider-runnable-track { height: 4px; border-radius: 2px; background: var(--line); }
.reading-slider::-moz-range-track { height: 4px; border-radius: 2px; background: var(--line); }
.reading-slider::-webkit-slider-thumb { appearance: none; width: 16px; height: 16px; margin-top: -6px; border: 0; border-radius: 50%; background: var(--link); }
.reading-slider::-moz-range-thumb { width: 16px; height: 16px; border: 0; border-radius: 50%; background: var(--link); }
.risk { font-size: .8rem; font-variant-numeric: tabular-nums; direction: ltr; }
.risk-heading { margin: .4rem 0 .1rem; font-weight: 600; }
.risk-name { display: block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; border-left: 4px solid var(--arm); border-left-color: color-mix(in oklab, var(--arm), white var(--mix)); padding-left: .4rem; }
.risk-row { position: relative; height: 1.35rem; }
.risk-row > [role="cell"] { position: absolute; transform: translateX(-50%); }
.readout .key { overflow-wrap: anywhere; display: inline-flex; gap: .5rem; align-items: center; text-align: start; max-width: 100%; border-color: transparent; background: none; padding-inline: 0; }
.readout .key bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; text-decoration: underline dotted; text-underline-offset: .2em; }
.readout .sample { flex: none; }
.readout .off, .readout .off .key { color: var(--soft); }
.readout .off .sample { opacity: .35; }
.readout .off bdi { text-decoration: line-through; }
.readout thead th:first-child, .readout th[scope="row"] { text-align: start; }
.readout td, .readout th[scope="row"] { vertical-align: middle; padding-block: .1rem; }
@media screen and (max-width: 40rem) { table:has(td.words) { min-width: 34rem; } table:has(td.words + td.words) { min-width: 46rem; } .readout .wide { display: none; } .readout th[scope="row"] { min-width: 7.2rem; } th, td { padding-inline: .35rem; } }
@media screen { .live .view:not(.current), .exploring .explored > .picture { display: none; } }
html:not(.exploring) .explorer { display: none; }

@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt Inter, Arial, sans-serif; color: #555; } }
@media print {
  :root, :root:not([data-theme="light"]), :root[data-theme="dark"] { ${light} }
  html { font-size: 12.5px; }
  body, body:has(> nav) { display: block; max-width: none; font-size: 1rem; padding: 0; }
  .skip, nav, #tools, #explorer, .downloads, .for-ears, details:not([open]) { display: none; }
  h2, h3, caption, summary { break-after: avoid; }
  figure .picture, tr, li, .cautions li { break-inside: avoid; }
  .scroll, .numbers .scroll, pre { overflow: visible; max-height: none; }
  figure .picture { padding: 0; }
  figure .picture svg { min-width: 0; max-height: 230mm; }
  table { font-size: .85rem; }
  th, td { padding: .2rem .35rem; max-width: none; min-width: 0; }
  tbody th { min-width: 18mm; }
  td:not(.words) { white-space: normal; }
  thead { display: table-header-group; }
  pre { white-space: pre-wrap; font-size: 7.5pt; columns: 2; }
  a { color: inherit; }
  p, li { orphans: 3; widows: 3; }
}
`;
