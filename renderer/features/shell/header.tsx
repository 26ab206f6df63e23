import { WORDS } from '../../words.ts';
import classes from './header.module.css';

export function Header() {
  return <header className={classes.header}>{WORDS.appName}</header>;
}
