import { html, type Markup, trusted } from './html.ts';
import { STYLE } from './style.ts';

export interface PageParts {
  readonly title: string;
  readonly body: Markup;
}

/** A whole document: nothing is loaded, nothing runs, so it can be mailed and opened anywhere. */
export function page({ title, body }: PageParts): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Testing Day Console">
<meta name="color-scheme" content="light">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.text;
}
