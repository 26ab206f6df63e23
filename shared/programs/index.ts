import alabamaAcap from './alabama-acap.json' with { type: 'json' };
import arizonaAasa from './arizona-aasa.json' with { type: 'json' };
import californiaCaaspp from './california-caaspp.json' with { type: 'json' };
import coloradoCmas from './colorado-cmas.json' with { type: 'json' };
import { GENERAL_PROGRAM } from './general.ts';
import idaho from './idaho.json' with { type: 'json' };
import kentucky from './kentucky.json' with { type: 'json' };
import louisianaLeap from './louisiana-leap.json' with { type: 'json' };
import marylandMcap from './maryland-mcap.json' with { type: 'json' };
import minnesotaMca from './minnesota-mca.json' with { type: 'json' };
import mississippiMaap from './mississippi-maap.json' with { type: 'json' };
import nevada from './nevada.json' with { type: 'json' };
import oregon from './oregon.json' with { type: 'json' };
import pennsylvaniaPssa from './pennsylvania-pssa.json' with { type: 'json' };
import { Program } from './schema.ts';
import southCarolina from './south-carolina.json' with { type: 'json' };
import texasStaar from './texas-staar.json' with { type: 'json' };
import virginiaSol from './virginia-sol.json' with { type: 'json' };
import wisconsinForward from './wisconsin-forward.json' with { type: 'json' };

/**
 * What comes with the console: first the one that knows no state, then by name. None holds until the school chooses it
 * (`SiteTesting.programId`). A wrong file is a bug and throws at the first import.
 */
export const BUILT_IN_PROGRAMS: readonly Program[] = [
  GENERAL_PROGRAM,
  ...[
    alabamaAcap,
    arizonaAasa,
    californiaCaaspp,
    coloradoCmas,
    idaho,
    kentucky,
    louisianaLeap,
    marylandMcap,
    minnesotaMca,
    mississippiMaap,
    nevada,
    oregon,
    pennsylvaniaPssa,
    southCarolina,
    texasStaar,
    virginiaSol,
    wisconsinForward,
  ].map((json) => Program.parse(json)),
];
