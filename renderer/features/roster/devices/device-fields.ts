import { z } from 'zod';
import { Device, type DevicePatch, MAX_HOST_LENGTH, MAX_LABEL_LENGTH } from '../../../../shared/model/roster.ts';

/** The fields of the device form that are typed. */
export type TextField = 'label' | 'seat' | 'studentLabel' | 'host' | 'address' | 'serial' | 'assetTag' | 'macs';

/** What a typed field comes to: a patch to save, or a sentence to show under the field. */
export type FieldReading =
  | { readonly ok: true; readonly patch: DevicePatch }
  | { readonly ok: false; readonly message: string };

const MAX_SEAT_LENGTH = Device.shape.seat.unwrap().maxLength ?? 20;
const MAX_STUDENT_LABEL_LENGTH = Device.shape.studentLabel.unwrap().maxLength ?? 12;
const IpAddress = z.union([z.ipv4(), z.ipv6()]);

/** Reads one typed field. Empty text clears the value, except the label's, which every device needs. */
export function readDeviceField(field: TextField, text: string): FieldReading {
  const value = text.trim();
  switch (field) {
    case 'label':
      if (value === '') return refuse('Every device needs a label, such as its asset tag.');
      return value.length > MAX_LABEL_LENGTH ? tooLong(MAX_LABEL_LENGTH) : save({ label: value });
    case 'seat':
      return value.length > MAX_SEAT_LENGTH ? tooLong(MAX_SEAT_LENGTH) : save({ seat: value || null });
    case 'studentLabel':
      return value.length > MAX_STUDENT_LABEL_LENGTH
        ? refuse(
            `At most ${MAX_STUDENT_LABEL_LENGTH} characters: a seat number, initials or last digits, never a name.`,
          )
        : save({ studentLabel: value || null });
    case 'host':
      if (/\s/.test(value)) return refuse('A host name has no spaces, such as cb-0417 or cb-0417.school.local.');
      return value.length > MAX_HOST_LENGTH ? tooLong(MAX_HOST_LENGTH) : save({ host: value || null });
    case 'address':
      return value === '' || IpAddress.safeParse(value).success
        ? save({ address: value || null })
        : refuse('This is not an IP address. It looks like 10.20.4.117.');
    case 'serial':
      return value.length > MAX_LABEL_LENGTH ? tooLong(MAX_LABEL_LENGTH) : save({ serial: value || null });
    case 'assetTag':
      return value.length > MAX_LABEL_LENGTH ? tooLong(MAX_LABEL_LENGTH) : save({ assetTag: value || null });
    case 'macs':
      return readMacs(value);
  }
}

const MAX_MACS = 8;
const MAC = /^[0-9a-f]{1,4}(?:[:\-. ]?[0-9a-f]{1,4}){2,7}$/i;
const MAC_DIGITS = 12;

/** Several are separated by commas or spaces; a single one may be written with spaces. How it is written is the main process's to settle. */
function readMacs(text: string): FieldReading {
  const macs = text.split(/[,;]/).flatMap((part) => {
    const words = part.trim().split(/\s+/);
    return words.every((word) => word.length >= MAC_DIGITS) ? words : [part.trim()];
  });
  const wanted = macs.filter((mac) => mac !== '');
  if (wanted.length > MAX_MACS) return refuse(`At most ${MAX_MACS} MAC addresses.`);
  const wrong = wanted.find((mac) => !MAC.test(mac));
  return wrong === undefined
    ? save({ macs: wanted })
    : refuse(`“${wrong}” is not a MAC address. It looks like 3c:18:a0:11:22:33.`);
}

/** A field's value as it stands in the form. */
export function deviceFieldText(device: Device, field: TextField): string {
  return field === 'macs' ? device.macs.join(', ') : (device[field] ?? '');
}

function save(patch: DevicePatch): FieldReading {
  return { ok: true, patch };
}

function refuse(message: string): FieldReading {
  return { ok: false, message };
}

function tooLong(most: number): FieldReading {
  return refuse(`At most ${most} characters.`);
}
