import { useIsProjector } from '../../../state/settings-store.ts';

/** What people wrote. It may tell of a seat or a student, so it stays off the wall that everybody can see. */
export function ToldText({ children }: { readonly children: string }) {
  return useIsProjector() ? 'Hidden in projector mode.' : children;
}
