import { describe, expect, it } from 'vitest';
import {
  describeFile,
  importButtonLabel,
  previewHeadline,
} from '../../../../../../renderer/features/roster/import/preview-words.ts';
import { aPreview } from './a-preview.ts';

const NONE = { added: 0, updated: 0, unchanged: 0, skipped: 0, retired: 0 };

describe('previewHeadline', () => {
  it('says what would happen and that nothing is saved', () => {
    expect(previewHeadline(aPreview())).toBe('28 new, 3 updated, 80 unchanged. Nothing is saved yet.');
  });

  it('leaves zeros unsaid', () => {
    const counts = { ...NONE, updated: 4, skipped: 2 };
    expect(previewHeadline(aPreview({ counts }))).toBe('4 updated, 2 left out. Nothing is saved yet.');
  });

  it('says so when importing would change nothing', () => {
    const counts = { ...NONE, unchanged: 80 };
    expect(previewHeadline(aPreview({ counts }))).toContain('Importing it changes no device.');
  });

  it('says that a file with errors cannot be imported', () => {
    const errors = [{ line: 3, code: 'broken-quoting', message: 'A quote is never closed.' }];
    expect(previewHeadline(aPreview({ errors }))).toBe('This file cannot be imported.');
  });
});

describe('describeFile', () => {
  it('names kind, rows, encoding and delimiter in words', () => {
    const preview = aPreview({ rows: 1_240, encoding: 'utf-16le', delimiter: '\t' });
    expect(describeFile(preview)).toBe('Google Admin (API or GAM export) · 1,240 rows · UTF-16, separated by tabs');
  });
});

describe('importButtonLabel', () => {
  it('counts only devices that change', () => {
    expect(importButtonLabel({ ...NONE, added: 28, updated: 3, unchanged: 80 })).toBe('Import 31 devices');
    expect(importButtonLabel({ ...NONE, unchanged: 80 })).toBe('Import');
  });
});
