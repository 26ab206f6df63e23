import classes from './status-strip.module.css';

export function StatusStrip() {
  return <footer className={classes.strip} />;
}
