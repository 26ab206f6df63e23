import { IconAlertTriangle } from '@tabler/icons-react';
import { isRehearsal } from '../../../../shared/model/site.ts';
import { useIsDemo } from '../../../state/settings-store.ts';
import { useSite } from '../../../state/site-store.ts';
import classes from './rehearsal-warning.module.css';

/**
 * Loud, because results of a rehearsal look like real ones: which hosts are not asked themselves, and whether a test authority
 * is trusted. The demo school, which says everywhere that it is one, needs one quiet line.
 */
export function RehearsalWarning() {
  const site = useSite();
  const isDemo = useIsDemo();
  if (!isRehearsal(site)) return null;
  if (isDemo) return <p className={classes.demo}>The demo school is made up: no real host is asked here.</p>;
  const { redirects, trustedCertificates, isLocalOnly } = site.rehearsal;
  const hosts = Object.entries(redirects);
  return (
    <section className={classes.warning} role="alert" aria-label="Rehearsal">
      <IconAlertTriangle size={24} aria-hidden />
      <div>
        <h2>Rehearsal: results are not real</h2>
        <p>
          Some or all hosts are not asked themselves here, so a green result says nothing about the real services. It
          comes from a site file or from the way this console was started; end it before a testing day.
        </p>
        <ul>
          {hosts.map(([host, { address, port }]) => (
            <li key={host}>
              <code>{host}</code> is sent to <code>{`${address}:${port}`}</code>
            </li>
          ))}
          {isLocalOnly && <li>Nothing outside this laptop is contacted: no gateway, no name server, no real host.</li>}
          {trustedCertificates.length > 0 && (
            <li>
              {trustedCertificates.length === 1
                ? 'A test certificate is'
                : `${trustedCertificates.length} test certificates are`}{' '}
              trusted like a public one.
            </li>
          )}
        </ul>
      </div>
    </section>
  );
}
