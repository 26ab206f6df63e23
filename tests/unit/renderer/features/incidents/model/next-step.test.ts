import { describe, expect, it } from 'vitest';
import { blockers, nextStep } from '../../../../../../renderer/features/incidents/model/next-step.ts';
import { anOffer } from '../../../../../helpers/incident-builders.ts';

const BREACH = { need: 'breach', sentence: 'Only a breach goes there at once.' } as const;

describe('nextStep', () => {
  it('starts the review when it is no breach that goes to the district at once', () => {
    const review = anOffer({ to: 'in-review' });
    const atOnce = anOffer({ to: 'pending-district', needs: [BREACH] });

    expect(nextStep('submitted', [review, atOnce])).toEqual({ usual: review, others: [atOnce], waitsFor: null });
  });

  it('sends a breach to the district at once', () => {
    const atOnce = anOffer({
      to: 'pending-district',
      needs: [{ need: 'told-district', sentence: 'Phone the district first.' }],
    });

    expect(nextStep('submitted', [anOffer({ to: 'in-review' }), atOnce]).usual).toBe(atOnce);
  });

  it('closes at school where the rules allow it, else sends it to the district', () => {
    const close = anOffer({ to: 'closed-local' });
    const send = anOffer({ to: 'pending-district' });
    const refused = { ...close, refusal: 'The district has to decide.' };

    expect(nextStep('in-review', [send, close]).usual).toBe(close);
    expect(nextStep('in-review', [refused, send])).toMatchObject({ usual: send, others: [refused], waitsFor: null });
  });

  it('says whose turn it is when no step is this person’s', () => {
    const approve = anOffer({ to: 'district-approved', refusal: 'This is for the district coordinator.' });

    expect(nextStep('pending-district', [approve])).toMatchObject({
      usual: null,
      waitsFor: 'This is for the district coordinator.',
    });
  });

  it('has nothing to say when nothing follows', () => {
    expect(nextStep('closed', [])).toEqual({ usual: null, others: [], waitsFor: null });
  });
});

describe('blockers', () => {
  it('names what no dialog can supply, and nothing else', () => {
    const offer = anOffer({
      needs: [
        { need: 'note', sentence: 'Say why.' },
        { need: 'students-final', sentence: 'A student line is open.' },
        BREACH,
      ],
    });

    expect(blockers(offer)).toEqual(['A student line is open.', 'Only a breach goes there at once.']);
  });
});
