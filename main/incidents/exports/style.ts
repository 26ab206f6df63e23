import { PAGE_STYLE } from '../../readiness/report/style.ts';

/** Pages about incidents: the reports' style, and what only they have. */
export const INCIDENT_STYLE = `${PAGE_STYLE}
.holds { margin: 10px 0 4px; padding: 6px 10px; border: 1.5px solid #14181c; break-inside: avoid; }
.holds p { margin: 0; }
.facts-grid { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 4px 0; }
.facts-grid dt { color: #454d55; }
.facts-grid dd { margin: 0; }
.said { margin: 4px 0; white-space: pre-line; }
.nothing { color: #454d55; }
.account { margin: 6px 0; padding: 6px 10px; border-left: 3px solid #9aa3ab; font: inherit; font-size: 0.9em; white-space: pre-wrap; }
.exhibit { margin: 8px 0 14px; }
.exhibit figure { margin: 4px 0; break-inside: avoid; }
.exhibit svg { display: block; max-width: 720px; height: auto; }
.hash { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: 0.85em; overflow-wrap: anywhere; }
.seal { margin-top: 14px; padding-top: 8px; border-top: 2px solid #14181c; break-inside: avoid; }
.incident + .incident { break-before: page; }
.tick { width: 2.2em; font-size: 1.25em; line-height: 1; }
.numbers { display: flex; flex-wrap: wrap; gap: 6px 28px; margin: 8px 0; padding: 0; list-style: none; }
.numbers li { min-width: 7em; }
.numbers strong { display: block; font-size: 1.6em; line-height: 1.15; }
.fields { table-layout: fixed; }
.fields th { width: 34%; font-weight: 600; }
.fields td { white-space: pre-line; }
.fields .group th { width: auto; padding-top: 10px; border-bottom: 1px solid #14181c; break-after: avoid; }
.blank { display: block; height: 1.3em; border-bottom: 1px solid #14181c; }
.label { display: inline-block; max-width: 100%; }
.grid { margin: 6px 0 10px; }
.grid td { white-space: nowrap; }
.grid td.wide { white-space: normal; overflow-wrap: break-word; }
.grid td p { white-space: pre-line; }
`;
