/** Said wherever a student label is typed. */
export const STUDENT_LABEL_HINT = 'Seat number, initials or last digits. Never a name.';
export const SEAT_HINT = 'As on the sticker or the seating plan.';
