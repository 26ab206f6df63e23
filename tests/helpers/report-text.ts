/** What a reader sees of a report page: without markup and style, entities as signs, white space as one space. */
export function textOf(page: string): string {
  return page
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#160;/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The same without header and footer. */
export function mainText(page: string): string {
  return textOf(page.replace(/^[\s\S]*<main>/, '<body>').replace(/<\/main>[\s\S]*$/, ''));
}
