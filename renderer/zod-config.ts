import { z } from 'zod';

// zod compiles its schemas with `Function()` where it may; the page's policy forbids that, so it must not try.
z.config({ jitless: true });
