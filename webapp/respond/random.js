const bytes = count => Array.from(crypto.getRandomValues(new Uint8Array(count)));

/** So many random bytes as text that may stand in a header: base64url. */
export function random(count) {
  return btoa(String.fromCharCode.apply(null, bytes(count))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}

/** A random UUID, version 4. */
export function uuid() {
  const all = bytes(16);
  all[6] = all[6] & 15 | 64;
  all[8] = all[8] & 63 | 128;
  return all.map(b => (256 + b).toString(16).slice(1)).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A file's name, 120 random bits in the digits of base 32 without look-alikes. */
export function fileName() {
  return bytes(24).map(b => '0123456789abcdefghjkmnpqrstvwxyz'[b & 31]).join('');
}
