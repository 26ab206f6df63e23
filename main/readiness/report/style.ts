/** One style for screen and paper. */
export const STYLE = `
body { font: 10pt/1.4 "Inter", "Segoe UI", system-ui, "Helvetica Neue", Arial, sans-serif; }
`;
