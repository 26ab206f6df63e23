import { type ComponentType, lazy, useState } from 'react';

const waiting: (() => Promise<unknown>)[] = [];

/**
 * A screen whose code is read when it is first shown, or before that by {@link prepareAll}. Once it is there it is drawn at once:
 * a suspended screen would stay away for the 300 ms for which React keeps up every waiting sign.
 *
 * @param load  Not asked again once it has answered.
 */
export function onDemand(load: () => Promise<ComponentType>): ComponentType {
  let known: ComponentType | null = null;
  const read = async (): Promise<ComponentType> => {
    known ??= await load();
    return known;
  };
  waiting.push(read);
  const Waiting = lazy(async () => ({ default: await read() }));
  return function OnDemand() {
    // For as long as it is on screen the same one, or what was typed in it would be lost.
    const [Chosen] = useState<ComponentType>(() => known ?? Waiting);
    return <Chosen />;
  };
}

/** Reads the code of all of them, one after the other. Rejects with the first that cannot be read. */
export async function prepareAll(): Promise<void> {
  for (const read of waiting) await read();
}
