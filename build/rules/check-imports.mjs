// @ts-check
import { repoRoot } from '../lib/paths.mjs';
import { readImportGraph } from './import-graph.mjs';
import { brokenRules, importCircles } from './import-rules.mjs';

const graph = await readImportGraph(repoRoot, ['main', 'renderer', 'shared']);
const complaints = [...brokenRules(graph), ...importCircles(graph)];
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;
