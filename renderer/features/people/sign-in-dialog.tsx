import { Modal } from '@mantine/core';
import { useAccessStore } from '../../state/access-store.ts';
import { FirstPersonForm } from './first-person-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Asks who is there; the very first time it makes the first profile. Opened with `useAccessStore.askToSignIn`. */
export function SignInDialog() {
  const asked = useAccessStore((store) => store.signIn);
  const isSetUp = useAccessStore((store) => store.access.isSetUp);
  const close = useAccessStore((store) => store.closeSignIn);
  return (
    <Modal opened={asked !== null} onClose={close} title={isSetUp ? 'Sign in' : 'Make your profile first'} size={440}>
      {asked !== null && (isSetUp ? <SignInForm why={asked.why} onDone={close} /> : <FirstPersonForm onDone={close} />)}
    </Modal>
  );
}
