import { beforeEach, describe, expect, it } from 'vitest';
import { answerRequest, type Gate, type RequestEvent } from '../../../../main/ipc/gate.ts';
import type { Handlers } from '../../../../main/ipc/handler-types.ts';
import { ok } from '../../../../shared/result.ts';

const PAGE = 'tdc://console/index.html';
const WINDOW_ID = 7;

let logged: string[];
let handled: unknown[];

/** A message from the page of the console window, unless told otherwise. */
function aMessage({ contentsId = WINDOW_ID, url = PAGE } = {}): RequestEvent {
  const mainFrame = { url };
  return { sender: { id: contentsId, mainFrame }, senderFrame: mainFrame };
}

function aGate(answers: Partial<Handlers> = {}): Gate {
  const write = (message: string, ...details: unknown[]) =>
    void logged.push([message, ...details.map(String)].join(' '));
  return {
    isOurWindow: (id) => id === WINDOW_ID,
    isOurPage: (url) => url === PAGE,
    handlers: {
      'live.detail': (input) => {
        handled.push(input);
        return ok(undefined as never);
      },
      'app.reportError': (input) => {
        handled.push(input);
        return ok(undefined);
      },
      'roster.readFile': (input) => {
        handled.push(input);
        return ok(undefined as never);
      },
      ...answers,
    } as Handlers,
    log: { info: write, warn: write, error: write },
  };
}

const ask = (name: unknown, input: unknown, event = aMessage(), gate = aGate()) =>
  answerRequest(event, name, input, gate);

const codeOf = async (reply: ReturnType<typeof ask>) => {
  const result = await reply;
  return result.ok ? 'ok' : result.error.code;
};

beforeEach(() => {
  logged = [];
  handled = [];
});

describe('answerRequest', () => {
  it('hands the parsed input to the handler when everything is ours', async () => {
    expect(await ask('live.detail', { deviceId: 'd1', extra: 'dropped' })).toEqual({ ok: true, value: undefined });
    expect(handled).toEqual([{ deviceId: 'd1' }]);
    expect(logged).toEqual([]);
  });

  it('refuses a window that we did not open', async () => {
    expect(await codeOf(ask('live.detail', { deviceId: 'd1' }, aMessage({ contentsId: 8 })))).toBe('refused-sender');
    expect(handled).toEqual([]);
    expect(logged).toHaveLength(1);
  });

  it('refuses a frame inside our page', async () => {
    const event = { ...aMessage(), senderFrame: { url: PAGE } };
    expect(await codeOf(ask('live.detail', { deviceId: 'd1' }, event))).toBe('refused-sender');
    expect(handled).toEqual([]);
  });

  it('refuses a frame that is already gone', async () => {
    const gone = { sender: { id: WINDOW_ID, mainFrame: null }, senderFrame: null };
    expect(await codeOf(ask('live.detail', { deviceId: 'd1' }, gone))).toBe('refused-sender');
  });

  it.each(['https://example.org/index.html', 'about:blank', '', 'tdc://other/index.html'])(
    'refuses our own window when it shows %j',
    async (url) => {
      expect(await codeOf(ask('live.detail', { deviceId: 'd1' }, aMessage({ url })))).toBe('refused-origin');
      expect(handled).toEqual([]);
    },
  );

  it.each(['live.nothing', 'live.changed', '__proto__', 'toString', '', null, 7, { name: 'live.detail' }])(
    'refuses the name %j, which is no request of the table',
    async (name) => {
      expect(await codeOf(ask(name, undefined))).toBe('unknown-channel');
    },
  );

  it('refuses input that does not fit, says where, and repeats no value', async () => {
    const reply = await ask('live.detail', { deviceId: 4711 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    expect(JSON.stringify(reply)).toContain('deviceId');
    expect(JSON.stringify([reply, logged])).not.toContain('4711');
    expect(handled).toEqual([]);
  });

  it('refuses text that is longer than the contract allows', async () => {
    const message = 'x'.repeat(2_001);
    expect(await codeOf(ask('app.reportError', { message, stack: null }))).toBe('bad-request');
    expect(await codeOf(ask('app.reportError', { message: message.slice(1), stack: null }))).toBe('ok');
  });

  it('refuses a file above 64 MB and takes one of exactly that size', async () => {
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1);
    expect(await codeOf(ask('roster.readFile', { name: 'a.csv', bytes }))).toBe('bad-request');
    expect(await codeOf(ask('roster.readFile', { name: 'a.csv', bytes: bytes.subarray(1) }))).toBe('ok');
  });

  it('keeps the stack of a failed handler in the log', async () => {
    const gate = aGate({
      'live.detail': () => {
        throw new Error('index 12 out of range');
      },
    });
    const reply = await ask('live.detail', { deviceId: 'd1' }, aMessage(), gate);
    expect(reply).toMatchObject({ ok: false, error: { code: 'handler-failed' } });
    expect(JSON.stringify(reply)).not.toContain('out of range');
    expect(logged.join()).toContain('out of range');
  });

  it('answers with a code when a handler rejects later', async () => {
    const gate = aGate({ 'live.detail': () => Promise.reject(new Error('late')) });
    expect(await codeOf(ask('live.detail', { deviceId: 'd1' }, aMessage(), gate))).toBe('handler-failed');
  });
});
