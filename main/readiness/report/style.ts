/**
 * One style for screen and paper, in shades that a black-and-white printer keeps apart; nothing is told by colour alone.
 *
 * The page's own margins hold in every Chromium. Page numbers stand in margin boxes, which Chromium draws from version 131 on and
 * other browsers ignore; older Electrons get theirs from `main/app/print-options.ts`.
 */
export const PAGE_STYLE = `
@page {
  margin: 13mm 14mm 16mm;
  @bottom-left { content: "Testing Day Console"; font: 7.5pt "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #444; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 7.5pt "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #444; }
}
* { box-sizing: border-box; }
html { background: #fff; color: #14181c; }
body { margin: 0 auto; padding: 24px; max-width: 960px; font: 10.5pt/1.4 "Inter", "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1 { margin: 2px 0 6px; font-size: 19pt; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 16px 0 6px; font-size: 12pt; }
h3 { margin: 12px 0 4px; font-size: 10.5pt; }
h4 { margin: 8px 0 2px; font-size: 10pt; }
h1, h2, h3, h4 { break-after: avoid; }
p { margin: 0 0 4px; }
ul, ol { margin: 0; padding-left: 18px; }
a { color: #0b4f8a; }
.kicker, .facts, .by, .more, .limits, .meta { color: #454d55; }
.kicker { margin: 0; }
.notice { margin: 8px 0; padding: 6px 10px; border: 2px solid #14181c; }
.by, .more, .meta { font-size: 0.9em; }
.limits { margin-top: 12px; padding-top: 8px; border-top: 1px solid #9aa3ab; font-size: 0.9em; }
table { width: 100%; border-collapse: collapse; text-align: left; }
caption { text-align: left; font-weight: 600; padding: 4px 0; }
th, td { padding: 5px 10px 5px 0; border-bottom: 1px solid #c5ccd2; vertical-align: top; }
thead th { border-bottom: 2px solid #14181c; font-size: 0.85em; white-space: nowrap; }
thead { display: table-header-group; }
tr, .keep { break-inside: avoid; }
td p:last-child { margin-bottom: 0; }
.mark { white-space: nowrap; font-weight: 650; }
.shape { display: inline-block; min-width: 1.1em; text-align: center; }
.mark.no-go, .mark.fail { padding: 0 6px 0 2px; background: #14181c; color: #fff; border-radius: 3px; }
.mark.unclear, .mark.unchecked, .mark.unswept { padding: 0 6px 0 2px; border: 1.5px dashed #14181c; border-radius: 3px; }
.mark.waiting, .mark.warn { padding: 0 6px 0 2px; border: 1.5px solid #14181c; border-radius: 3px; }
.who { display: inline-block; padding: 0 5px; border: 1px solid #6b747c; border-radius: 3px; font-size: 0.85em; white-space: nowrap; }
.ready { columns: 14em; column-gap: 20px; padding: 0; list-style: none; }
.ready li { break-inside: avoid; padding: 2px 0; border-bottom: 1px solid #e3e7ea; }
.obstacles { table-layout: fixed; }
.obstacles th:nth-child(1) { width: 16%; }
.obstacles th:nth-child(2) { width: 24%; }
.obstacles .mark { white-space: normal; }
.obstacles th:nth-child(4) { width: 28%; }
.rooms td { white-space: nowrap; }
.rooms td:last-child { white-space: normal; }
.rooms th, .rooms td { padding-right: 8px; }
.rooms tbody th { min-width: 7em; }
h3 + .meta { break-after: avoid; }
.check { -webkit-box-decoration-break: clone; box-decoration-break: clone; margin: 8px 0; padding: 8px 12px; border: 1px solid #9aa3ab; border-left: 4px solid #14181c; }
.check > h4 { margin-top: 0; break-inside: avoid; }
.check dl { display: grid; grid-template-columns: max-content 1fr; gap: 1px 12px; margin: 4px 0 0; break-inside: avoid; }
.check > h4, .check dl, .evidence caption { break-after: avoid; }
.check dt { color: #454d55; }
.check dd { margin: 0; }
.evidence { margin-top: 6px; font-size: 0.9em; }
.evidence th { width: 30%; font-weight: 400; color: #454d55; }
.evidence td, .evidence th { padding: 1px 8px 1px 0; border-bottom: 1px solid #e3e7ea; }
.evidence .decided { font-weight: 650; }
.toc ol { columns: 2; column-gap: 32px; }
.toc li { break-inside: avoid; }
.quiet { font-size: 0.9em; }
table.quiet { table-layout: fixed; }
.quiet thead th:nth-child(1) { width: 14%; }
.quiet thead th:nth-child(2), .quiet thead th:nth-child(5) { width: 17%; }
.quiet .group th { padding-top: 9px; border-bottom: 1px solid #14181c; break-after: avoid; }
.quiet .group .meta { font-weight: 400; }
@media screen { body.principal { max-width: 820px; } }
@media print {
  body { padding: 0; max-width: none; font-size: 9pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body.principal { font-size: 9.5pt; line-height: 1.32; }
  body.principal h1 { font-size: 16pt; }
  body.principal h2 { margin-top: 11px; font-size: 11pt; }
  body.principal th, body.principal td { padding-top: 3px; padding-bottom: 3px; }
  body.network h1 { font-size: 15pt; }
  body.network th, body.network td { padding-top: 3px; padding-bottom: 3px; }
  a { color: inherit; text-decoration: none; }
  .limits { break-inside: avoid; }
}
`;
