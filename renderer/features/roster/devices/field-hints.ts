/** Said wherever a student label is typed. */
export const STUDENT_LABEL_HINT = 'Seat number, initials or last digits. Never a name.';
export const SEAT_HINT = 'As on the sticker or the seating plan.';
export const SERIAL_HINT = 'Recognizes the device when a list is imported again.';
export const MAC_HINT = 'Follows the device when its address changes. Several are separated by commas.';
