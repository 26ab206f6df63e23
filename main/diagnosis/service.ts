import type { DiagnosisFinding, DiagnosisSnapshot } from '../../shared/model/diagnosis.ts';
import type { DeviceLive, EngineStatus } from '../../shared/model/live.ts';
import type { DeviceId } from '../../shared/model/roster.ts';
import { MINUTE_MS, SECOND_MS } from '../../shared/units.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { Observation } from '../probe/engine.ts';
import type { FindingRepository } from '../store/repositories.ts';
import { type DeviceMemory, NOTHING_REMEMBERED, rememberCheck } from './device-memory.ts';
import { diagnose, isSettling } from './diagnose.ts';
import type { AppReport, DiagnosisInput } from './input.ts';
import { NOTHING_TRACKED, shownFindings, type TrackerState, trackFindings } from './tracker.ts';

const JUDGE_MS = SECOND_MS;
/** What a person said about a screen counts for so long. */
const REPORT_LASTS_MS = 30 * MINUTE_MS;
/** So many devices lost between two judgements are worth asking the way out at once. */
const ASK_ALL_FROM = 3;

/** What the diagnosis reads of the rest of the console; everything but what it remembers itself. */
export type School = Omit<DiagnosisInput, 'now' | 'clockTime' | 'slowAboveMs' | 'devices' | 'reports'> & {
  readonly devices: readonly Omit<DiagnosisInput['devices'][number], 'state' | 'memory'>[];
};

export interface DiagnosisServiceOptions {
  readonly clock: Clock;
  readonly repository: FindingRepository;
  readonly school: () => School;
  /** Apart from the school: asked for every batch of checks. */
  readonly slowAboveMs: () => number;
  readonly live: {
    states(): readonly DeviceLive[];
    readonly status: EngineStatus;
    onObserved(listener: (observations: readonly Observation[]) => void): () => void;
  };
  /** Asks every hop out of turn: something looks wrong. */
  readonly askWayOut: () => void;
  readonly onNotKept: (cause: unknown) => void;
}

/** Judges once a second whose fault it is, keeps what was found, and tells whoever listens when the picture changed. */
export class DiagnosisService {
  readonly #options: DiagnosisServiceOptions;
  readonly #clock: Clock;
  readonly #changes = new Listeners<[DiagnosisSnapshot]>();
  readonly #memories = new Map<DeviceId, { address: string | null; memory: DeviceMemory }>();
  #reports: readonly AppReport[] = [];
  #state: TrackerState = NOTHING_TRACKED;
  #shown: DiagnosisSnapshot;
  #told = '';
  #silentBefore = 0;
  #ends: (() => void)[] = [];

  constructor(options: DiagnosisServiceOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#shown = shownFindings(NOTHING_TRACKED, options.clock.now());
  }

  /** Begins to judge. What was open when the console ended last is over. */
  run(): void {
    this.#keep(() => this.#options.repository.endOpen(this.#clock.now()));
    this.#ends = [
      this.#options.live.onObserved((observations) => this.#remember(observations)),
      this.#clock.every(JUDGE_MS, () => this.judge()),
    ];
  }

  stop(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
  }

  snapshot(): DiagnosisSnapshot {
    return this.#shown;
  }

  onChange(listener: (snapshot: DiagnosisSnapshot) => void): () => void {
    return this.#changes.add(listener);
  }

  /** A person said what a student's screen shows. */
  report(report: AppReport): void {
    this.#reports = [...this.#reports, report];
    this.judge();
  }

  /** One judgement, as the timer makes it. */
  judge(): void {
    const now = this.#clock.now();
    this.#reports = this.#reports.filter(({ at }) => now - at < REPORT_LASTS_MS);
    const input = this.#input(now);
    this.#askWhenManyFall(input);
    // Offline the engine does not probe either, and then that is what has to be told.
    const isProbing = this.#options.live.status.phase === 'probing' || input.laptop.link === 'down';
    const isBlind = !isProbing || isSettling(input.laptop, now);
    this.#state = trackFindings(this.#state, diagnose(input), now, isBlind);
    this.#tell(shownFindings(this.#state, now));
  }

  #input(now: number): DiagnosisInput {
    const school = this.#options.school();
    const states = new Map(this.#options.live.states().map(({ id, state }) => [id, state]));
    const devices = school.devices.map((device) => ({
      ...device,
      state: states.get(device.id) ?? ('unknown' as const),
      memory: this.#memories.get(device.id)?.memory ?? NOTHING_REMEMBERED,
    }));
    const slowAboveMs = this.#options.slowAboveMs();
    return { ...school, devices, now, slowAboveMs, clockTime: timeOfDay, reports: this.#reports };
  }

  #remember(observations: readonly Observation[]): void {
    const slowAboveMs = this.#options.slowAboveMs();
    for (const observation of observations) {
      const { deviceId, address } = observation;
      const known = this.#memories.get(deviceId);
      const isSame = known !== undefined && (address === null || known.address === null || known.address === address);
      const before = isSame ? known.memory : NOTHING_REMEMBERED;
      const memory = rememberCheck(before, observation, slowAboveMs);
      this.#memories.set(deviceId, { address: address ?? known?.address ?? null, memory });
    }
  }

  #askWhenManyFall(input: DiagnosisInput): void {
    const silent = input.devices.filter(({ memory }) => memory.silentFrom !== null).length;
    if (silent - this.#silentBefore >= ASK_ALL_FROM) this.#options.askWayOut();
    this.#silentBefore = silent;
  }

  #tell(snapshot: DiagnosisSnapshot): void {
    const told = JSON.stringify([snapshot.open, snapshot.ended]);
    if (told === this.#told) return;
    this.#told = told;
    const changed = changedFindings(this.#shown, snapshot);
    if (changed.length > 0) this.#keep(() => this.#options.repository.write(changed));
    this.#shown = snapshot;
    this.#changes.tell(snapshot);
  }

  #keep(write: () => void): void {
    try {
      write();
    } catch (cause) {
      this.#options.onNotKept(cause);
    }
  }
}

/** What has to be written: what is new, what is told differently, and what ended. How it stands at the moment is not kept. */
function changedFindings(before: DiagnosisSnapshot, after: DiagnosisSnapshot): DiagnosisFinding[] {
  const known = new Map([...before.open, ...before.ended].map((finding) => [occurrence(finding), lasting(finding)]));
  return [...after.open, ...after.ended].filter((finding) => known.get(occurrence(finding)) !== lasting(finding));
}

function occurrence({ id, since }: DiagnosisFinding): string {
  return `${since} ${id}`;
}

function lasting({ sentence, severity, endedAt, devicesAffected, children, confidence }: DiagnosisFinding): string {
  return JSON.stringify([sentence, severity, endedAt, devicesAffected, children, confidence]);
}

/** `09:41:36` on the laptop's clock, as the window writes times. */
function timeOfDay(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
