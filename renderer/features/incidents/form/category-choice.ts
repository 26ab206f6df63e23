import {
  CATEGORIES,
  CATEGORY_GROUP_WORDS,
  categoryOf,
  type IncidentCategory,
} from '../../../../shared/model/incident-categories.ts';
import { searchCategories } from '../../../../shared/model/incident-category-search.ts';
import type { CategoryCode } from '../../../../shared/model/incident-codes.ts';

/** Offered before anything is typed. Ours: what the reports of testing days tell of most, one of each kind. */
const FREQUENT: readonly CategoryCode[] = ['TECH-DEV', 'TECH-APP', 'TECH-ROOM', 'STU-ILL', 'STU-DEVICE', 'ENV-ALARM'];
/** Nobody reads more than these; another word narrows it down. */
const MAX_FOUND = 12;

/** A part of the list under one heading. */
export interface CategoryGroupChoice {
  readonly heading: string;
  readonly categories: readonly IncidentCategory[];
}

/** What to choose from: before typing the frequent ones, then all the others by kind; while typing what may be meant, best first. */
export function categoryChoices(typed: string): CategoryGroupChoice[] {
  if (typed.trim() === '') return [{ heading: 'Happens often', categories: FREQUENT.map(categoryOf) }, ...others()];
  const found = searchCategories(typed).slice(0, MAX_FOUND).map(categoryOf);
  if (found.length > 0) return [{ heading: 'Did you mean', categories: found }];
  return [{ heading: 'Nothing fits these words. Try another one, or take', categories: [categoryOf('OTHER')] }];
}

function others(): CategoryGroupChoice[] {
  const rest = CATEGORIES.filter(({ code }) => !FREQUENT.includes(code));
  const groups = [...new Set(rest.map(({ group }) => group))];
  return groups.map((group) => ({
    heading: CATEGORY_GROUP_WORDS[group],
    categories: rest.filter((category) => category.group === group),
  }));
}
