// Lengths of time and sizes of files, short.

/** Minutes and seconds: 1:05. */
export function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
}

/** Kilobytes or megabytes, in the page's figures. */
export function size(bytes) {
  const large = bytes >= 1e6;
  const number = large ? Math.round(bytes / 1e5) / 10 : Math.max(1, Math.round(bytes / 1000));
  return '(' + number.toLocaleString(document.documentElement.lang) + (large ? ' MB)' : ' kB)');
}
