import type { Site } from '../../shared/model/site.ts';
import type { PlatformProfile } from '../../shared/profiles/schema.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Clock } from '../clock.ts';
import { Listeners } from '../listeners.ts';
import type { NamedBytes, NamedText } from '../services.ts';
import type { SiteRepository } from '../store/repositories.ts';
import { readSiteFile, withSecretsOf, writeSiteFile } from './site-file.ts';

export interface SiteServiceOptions {
  readonly repository: SiteRepository;
  readonly clock: Pick<Clock, 'now'>;
  /** Say which fields are secret. */
  readonly profiles: () => readonly PlatformProfile[];
  /** Whether whoever is here may make this of it. */
  readonly mayReplace: (before: Site, after: Site) => Result<void>;
}

/** What is true of this school while the console runs. */
export class SiteService {
  readonly #options: SiteServiceOptions;
  readonly #changed = new Listeners<[site: Site]>();

  constructor(options: SiteServiceOptions) {
    this.#options = options;
  }

  get(): Site {
    return this.#options.repository.read();
  }

  /** Refused, with nothing written, where the person may not change what they changed. */
  update(site: Site): Result<Site> {
    const allowed = this.#options.mayReplace(this.get(), site);
    if (!allowed.ok) return allowed;
    this.#options.repository.write(site);
    const written = this.get();
    this.#changed.tell(written);
    return ok(written);
  }

  /**
   * The site as a file would make it, for a person to look at; nothing is saved. What no file carries stays: the testing window,
   * and secrets of the platforms that the file has. Fails as {@link readSiteFile}.
   */
  read(file: NamedBytes): Result<Site> {
    const read = readSiteFile(file);
    if (!read.ok) return read;
    const now = this.get();
    const platforms = withSecretsOf(now, read.value, this.#options.profiles());
    return ok({ ...read.value, platforms, windowStartedAt: now.windowStartedAt });
  }

  /** As a file for the next laptop, without secrets. */
  export(): Result<NamedText> {
    const day = new Date(this.#options.clock.now()).toISOString().slice(0, 10);
    return ok({ name: `testing-day-site-${day}.json`, text: writeSiteFile(this.get(), this.#options.profiles()) });
  }

  onChange(listener: (site: Site) => void): () => void {
    return this.#changed.add(listener);
  }
}
