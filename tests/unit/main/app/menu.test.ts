import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createMenuTemplate, type MenuWishes } from '../../../../main/app/menu.ts';
import { MenuCommand } from '../../../../shared/contract/app.ts';

type Item = MenuItemConstructorOptions;

function aMenu(over: Partial<MenuWishes> = {}): Item[] {
  return createMenuTemplate({
    appName: 'Testing Day Console',
    isMac: false,
    isDemo: false,
    isPackaged: true,
    send: () => {},
    undoTyping: () => {},
    openDemo: () => {},
    leaveDemo: () => {},
    showDataFolder: () => {},
    showAbout: () => {},
    backups: null,
    ...over,
  });
}

const itemsOf = (menu: readonly Item[]): Item[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);

const press = (menu: Item[], accelerator: string) => {
  const item = itemsOf(menu).find((candidate) => candidate.accelerator === accelerator);
  (item?.click as (() => void) | undefined)?.();
};

describe.each([
  ['Windows and Linux', false],
  ['macOS', true],
])('menu on %s', (_system, isMac) => {
  it('reaches every command that the window knows', () => {
    const send = vi.fn();
    for (const { click } of itemsOf(aMenu({ isMac, send }))) (click as (() => void) | undefined)?.();
    expect(new Set(send.mock.calls.map(([command]) => command))).toEqual(new Set(MenuCommand.options));
  });

  it('gives no key to two things', () => {
    const keys = itemsOf(aMenu({ isMac })).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('never offers to reload the page, and no developer tools in a packaged build', () => {
    const roles = itemsOf(aMenu({ isMac })).flatMap(({ role }) => role?.toLowerCase() ?? []);
    expect(roles.filter((role) => /reload|devtools|viewmenu/.test(role))).toEqual([]);
  });
});

describe('menu', () => {
  it.each([
    ['CmdOrCtrl+R', 'check-now'],
    ['F5', 'check-now'],
    ['CmdOrCtrl+K', 'open-palette'],
    ['CmdOrCtrl+O', 'import-roster'],
    ['CmdOrCtrl+E', 'export-roster'],
    ['CmdOrCtrl+1', 'go-live'],
    ['CmdOrCtrl+2', 'go-readiness'],
    ['CmdOrCtrl+3', 'go-sessions'],
    ['CmdOrCtrl+4', 'go-roster'],
    ['CmdOrCtrl+5', 'go-platforms'],
    ['CmdOrCtrl+6', 'go-settings'],
    ['CmdOrCtrl+9', 'go-incidents'],
    ['CmdOrCtrl+Shift+R', 'start-sweep'],
    ['F1', 'show-shortcuts'],
  ])('%s means %s', (accelerator, command) => {
    const send = vi.fn();
    press(aMenu({ send }), accelerator);
    expect(send.mock.calls).toEqual([[command]]);
  });

  it('undoes typing as well as telling the window', () => {
    const send = vi.fn();
    const undoTyping = vi.fn();
    press(aMenu({ send, undoTyping }), 'CmdOrCtrl+Z');
    expect(undoTyping).toHaveBeenCalledOnce();
    expect(send.mock.calls).toEqual([['undo']]);
  });

  it('offers the way into the demo school or out of it, never both', () => {
    const labels = (isDemo: boolean) =>
      itemsOf(aMenu({ isDemo })).flatMap(({ label }) => (/demo/.test(label ?? '') ? label : []));
    expect(labels(false)).toEqual(['Open the &demo school']);
    expect(labels(true)).toEqual(['Leave the &demo school']);
  });

  it('backs up from its own submenu, and offers none of it in the demo school', () => {
    const backups = {
      backUpNow: vi.fn(async () => {}),
      tryNewest: vi.fn(async () => {}),
      chooseSecondPlace: vi.fn(async () => {}),
      makeRecoveryCode: vi.fn(async () => {}),
      showBackups: vi.fn(async () => {}),
    };
    const [submenu] = itemsOf(aMenu({ backups })).filter(({ label }) => label === '&Backups');
    const items = Array.isArray(submenu?.submenu) ? submenu.submenu : [];
    for (const { click } of items) (click as (() => void) | undefined)?.();
    for (const action of Object.values(backups)) expect(action).toHaveBeenCalledOnce();
    expect(itemsOf(aMenu()).filter(({ label }) => label === '&Backups')).toEqual([]);
  });
});
