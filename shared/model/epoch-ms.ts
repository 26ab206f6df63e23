import { z } from 'zod';

/**
 * Epoch milliseconds in the years 1 to 9899: what a date field can hold, also while its year is typed, and a century less, so that
 * what is reckoned from it (how long it is kept) has a year of four digits too. Nothing else comes in: dates beyond what the
 * language can reckon with throw, and one of them in the ledger would keep the whole list from being shown.
 */
export const EpochMs = z.number().min(Date.parse('0001-01-01T00:00:00Z')).max(Date.parse('9899-12-31T23:59:59Z'));
