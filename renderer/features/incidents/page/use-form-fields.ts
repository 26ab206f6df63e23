import { useMemo } from 'react';
import { type PasteField, pasteFields } from '../../../../shared/model/incident-form.ts';
import { EMPTY_SITE_TESTING } from '../../../../shared/model/site-testing.ts';
import { rulesOf } from '../../../../shared/programs/general.ts';
import type { StateForm } from '../../../../shared/programs/schema.ts';
import { platformName, useProfiles } from '../../../state/profiles-store.ts';
import { useSessions } from '../../../state/sessions-store.ts';
import { useSite } from '../../../state/site-store.ts';
import { useMinute } from '../../../ui/use-minute.ts';
import { useKnownWords } from '../ui/known-words.ts';
import { useOpenIncident } from './use-incident.ts';

/** The form as the console would fill it in now; empty without a form. */
export function useFormFields(form: StateForm | null): readonly PasteField[] {
  const { view, program } = useOpenIncident();
  const site = useSite();
  const profiles = useProfiles();
  const sessions = useSessions();
  const knownWords = useKnownWords();
  const now = useMinute();
  return useMemo(() => {
    if (form === null) return [];
    const { platformId, sessionId } = view.content;
    return pasteFields(view, form, site.testing ?? EMPTY_SITE_TESTING, {
      program: rulesOf(program),
      school: site.school,
      platform: platformName(profiles, platformId ?? ''),
      session: sessions.find(({ id }) => id === sessionId)?.name ?? '',
      now,
      timeZone: null,
      knownWords,
    });
  }, [view, program, form, site, profiles, sessions, knownWords, now]);
}
