import { EMPTY_SITE, type Site } from '../../shared/model/site.ts';
import type { SiteRepository } from '../store/repositories.ts';

/** A site that ends with the process: read from a file for one command, or made up for the demo school. */
export class MemorySiteRepository implements SiteRepository {
  #site: Site = EMPTY_SITE;

  read(): Site {
    return this.#site;
  }

  write(site: Site): void {
    this.#site = site;
  }
}
