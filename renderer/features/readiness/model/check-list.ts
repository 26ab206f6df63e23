import type { CheckResult, Confirmation } from '../../../../shared/model/readiness.ts';
import { byConcern, type ReadinessCell } from '../../../../shared/model/readiness-board.ts';
import type { PlatformId } from '../../../../shared/profiles/schema.ts';
import type { BoardRow } from './board.ts';

/** The checks of one cell as the panel lists them: what needs somebody open, the rest folded away. */
export interface CheckList {
  /** Most in need first; people's items are not among them. */
  readonly open: readonly CheckResult[];
  readonly passed: readonly CheckResult[];
  readonly notApplicable: readonly CheckResult[];
  /** What a person ticks, in the order of the check list, so that a tick moves nothing. */
  readonly items: readonly CheckResult[];
}

export function checkList({ results }: Pick<ReadinessCell, 'results'>): CheckList {
  const items = results.filter(({ origin }) => origin === 'person');
  const checks = results.filter(({ origin }) => origin !== 'person');
  const withVerdict = (verdict: CheckResult['verdict']) => checks.filter((check) => check.verdict === verdict);
  return {
    open: byConcern(checks).filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable'),
    passed: withVerdict('pass'),
    notApplicable: withVerdict('not-applicable'),
    items: items.toSorted(byCheckId),
  };
}

/** An item of the check list as it stands for the whole school or one room. */
export interface PeopleItem {
  readonly result: CheckResult;
  readonly platformId: PlatformId;
  readonly itemId: string;
  /** The newest word on it; null: nobody has said anything. */
  readonly said: Confirmation | null;
}

const PERSON = 'person/';

/** Null for a check that is none of a person's. */
export function peopleItem(result: CheckResult, confirmations: readonly Confirmation[]): PeopleItem | null {
  if (!result.checkId.startsWith(PERSON) || result.platformId === null) return null;
  const { platformId } = result;
  const itemId = result.checkId.slice(PERSON.length);
  const roomId = result.scope.kind === 'room' ? result.scope.roomId : null;
  const said = confirmations
    .filter((known) => known.platformId === platformId && known.itemId === itemId && known.roomId === roomId)
    .reduce<Confirmation | null>((newest, known) => (newest === null || known.at >= newest.at ? known : newest), null);
  return { result, platformId, itemId, said };
}

/** The same item in every room that has it. */
export interface ItemInRooms {
  readonly key: string;
  readonly title: string;
  readonly places: readonly { readonly row: BoardRow; readonly result: CheckResult }[];
}

/** The check list item by item, for whoever goes from room to room. Items of the whole school are not among them. */
export function itemsInRooms(rows: readonly BoardRow[]): readonly ItemInRooms[] {
  const items = new Map<string, { key: string; title: string; places: { row: BoardRow; result: CheckResult }[] }>();
  for (const row of rows) {
    for (const result of row.cells.people.results) {
      if (result.origin !== 'person' || result.scope.kind !== 'room') continue;
      const key = `${result.platformId}/${result.checkId}`;
      const known = items.get(key) ?? { key, title: result.title, places: [] };
      known.places.push({ row, result });
      items.set(key, known);
    }
  }
  return [...items.values()].toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
}

function byCheckId(a: CheckResult, b: CheckResult): number {
  return a.key.localeCompare(b.key, 'en', { numeric: true });
}
