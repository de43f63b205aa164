/** Style of the report: readable at 390 px and on A4, light and dark. */
export const stylesheet = `
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #555; --line: #d4d4d4; --page: #fff; --warn: #fff6e0; --warn-line: #b07a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --soft: #b4b4b4; --line: #444; --page: #161616; --warn: #2b2413; --warn-line: #d9a437; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.25rem 4rem; max-width: 60rem; color: var(--ink); background: var(--page); font: 16px/1.5 Inter, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
.banner { margin: 0; padding: .5rem .75rem; border: 1px solid var(--warn-line); background: var(--warn); font-size: .9rem; }
.source, .note, figcaption { color: var(--soft); font-size: .9rem; }
.cautions { border-left: 4px solid var(--warn-line); padding-left: 1rem; }
.cautions h2 { border: 0; }
li { margin: .35rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: right; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
.words { text-align: left; }
td:not(.words) { white-space: nowrap; }
th.inner { padding-left: 1.25rem; color: var(--soft); }
tbody th { font-weight: 500; }
figure { margin: 1rem 0; }
figure .scroll { background: #fff; padding: .5rem; }
figure svg { display: block; max-width: 100%; height: auto; min-width: 34rem; }
pre { overflow-x: auto; font-size: .8rem; border: 1px solid var(--line); padding: .6rem; }
code { overflow-wrap: anywhere; font-size: .85rem; }
dt { font-weight: 600; margin-top: .6rem; }
dd { margin: 0; }
@media print { body { max-width: none; font-size: 10pt; padding: 0; } section { break-inside: avoid-page; } figure svg { min-width: 0; } pre { white-space: pre-wrap; } @page { size: A4; margin: 18mm; } }
`;
