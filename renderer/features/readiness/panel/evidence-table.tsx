import type { CheckResult } from '../../../../shared/model/readiness.ts';
import { VERDICT_WORDS } from '../../../../shared/model/readiness-wording.ts';
import { ruleLine, whenChecked } from '../model/check-words.ts';
import { ToneShape } from '../shapes.tsx';
import tones from '../tone.module.css';
import classes from './check-item.module.css';

/** Raw numbers, times and the rule, as a technician wants them. */
export function EvidenceTable({ result }: { readonly result: CheckResult }) {
  const { evidence, rule } = result;
  return (
    <table className={classes.evidence}>
      <tbody>
        {evidence.map(({ label, value, verdict }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: labels repeat, and the list never changes in place
          <tr key={index}>
            <th scope="row">{label}</th>
            <td>
              {verdict !== undefined && (
                <span
                  className={`${tones.tone} ${classes.mark}`}
                  data-tone={verdict}
                  title={VERDICT_WORDS[verdict].word}
                >
                  <ToneShape tone={verdict} size={12} />
                </span>
              )}
              {value}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">Checked</th>
          <td>{whenChecked(result)}</td>
        </tr>
        <tr>
          <th scope="row">Rule</th>
          <td>
            {rule === null ? 'Common sense: nobody’s rule.' : ruleLine(rule)}
            {rule?.addresses.map((address) => (
              <span key={address} className={classes.address}>
                {address}
              </span>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
