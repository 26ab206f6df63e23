import { beforeEach, describe, expect, it } from 'vitest';
import { NoticeBoard } from '../../../../main/ipc/notice-board.ts';
import type { AppNotice } from '../../../../shared/contract/app.ts';

let shown: string[];
let board: NoticeBoard;

function aNotice(over: Partial<AppNotice> = {}): AppNotice {
  return { code: 'a', level: 'info', title: 't', message: 'm', isSticky: false, isCleared: false, ...over };
}

beforeEach(() => {
  shown = [];
  board = new NoticeBoard((_name, payload) => void shown.push((payload as AppNotice).code));
});

describe('NoticeBoard', () => {
  it('shows what came before the page, once it is there', () => {
    board.post(aNotice());
    expect(shown).toEqual([]);
    board.pageLoaded();
    expect(shown).toEqual(['a']);
  });

  it('shows only what still holds to a page that comes back', () => {
    board.pageLoaded();
    board.post(aNotice({ code: 'passing' }));
    board.post(aNotice({ code: 'over', isSticky: true }));
    board.post(aNotice({ code: 'over', isSticky: true, isCleared: true }));
    board.post(aNotice({ code: 'holds', isSticky: true }));
    expect(shown).toEqual(['passing', 'over', 'over', 'holds']);
    shown = [];
    board.pageLoaded();
    expect(shown).toEqual(['holds']);
  });

  it('does not repeat a passing notice to the second page', () => {
    board.post(aNotice());
    board.pageLoaded();
    board.pageLoaded();
    expect(shown).toEqual(['a']);
  });
});
