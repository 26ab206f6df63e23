/** The PIN of everybody in the demo school; the sign-in dialog says it there. */
export const DEMO_PIN = '5802';
