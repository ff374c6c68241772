// The controls that the server drew, as answers: reads what stands in them, writes what was kept.

const FULL_WIDTH = /[\uFF0B-\uFF19]/g;
const OTHER_DIGITS = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x1040, 0x17E0];

/**
 * Digits of any script as the computer's own, a decimal comma as a point.
 * @param {string} text
 * @returns {string}
 */
export function plainNumber(text) {
  const half = text.trim().replace(FULL_WIDTH, c => String.fromCharCode(c.charCodeAt(0) - 0xFEE0));
  return half.replace(/[^\x00-\x7F]/g, c => {
    const zero = OTHER_DIGITS.filter(z => c.charCodeAt(0) >= z && c.charCodeAt(0) < z + 10)[0];
    return zero === undefined ? c : String(c.charCodeAt(0) - zero);
  }).replace(/[,\u066B]/, '.');
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;
const WHOLE = /^[+-]?\d+$/;

/** Whole numbers, decimals and ranges; text that is none stands as an error's key. */
function number(question) {
  const text = plainNumber(field(question).value);
  if (text === '') {
    return {};
  }
  const whole = question.dataset.t === 'integer';
  if (!(whole ? WHOLE : NUMBER).test(text) || text.length > 30) {
    return { wrong: whole ? 'notWhole' : 'notNumber' };
  }
  return { answer: Number(text) };
}

function range(question) {
  if (!question.querySelector('.slider')) {
    const step = one(question).answer;
    return step === undefined ? {} : { answer: Number(step) };
  }
  const read = number(question);
  const slider = question.querySelector('.slider');
  const outside = read.answer < Number(slider.min) || read.answer > Number(slider.max);
  return outside ? { wrong: 'outOfRange' } : read;
}

function text(question) {
  const value = field(question).value;
  return value.trim() === '' ? {} : { answer: value };
}

function moment(question) {
  const control = field(question);
  const value = control.value;
  const broken = control.validity.badInput || value && !/^\d{4}(-|$)|:/.test(value);
  return broken ? { wrong: 'notDate' } : value === '' ? {} : { answer: inFull(question.dataset.t, value) };
}

/** What a date control leaves out: a year's first of January, a time's seconds and offset. */
function inFull(type, value) {
  if (type === 'date') {
    return value.length === 4 ? value + '-01-01' : value.length === 7 ? value + '-01' : value;
  }
  const seconds = value.length === 5 || value.length === 16 ? value + ':00.000' : value;
  return type === 'dateTime' ? seconds + offset(new Date(value)) : seconds + offset(new Date());
}

function offset(date) {
  const minutes = -date.getTimezoneOffset();
  const two = n => (n < 10 ? '0' : '') + n;
  return (minutes < 0 ? '-' : '+') + two(Math.floor(Math.abs(minutes) / 60)) + ':' + two(Math.abs(minutes) % 60);
}

function one(question) {
  const menu = question.querySelector('select');
  const value = menu ? menu.value : (question.querySelector('input:checked') || { value: '' }).value;
  return value === '' ? {} : { answer: value };
}

function many(question) {
  const names = Array.from(question.querySelectorAll('input:checked')).map(i => i.value);
  return names.length ? { answer: names } : {};
}

function order(question) {
  const list = question.querySelector('.rank');
  if (list.querySelector('select')) {
    return places(list);
  }
  return list.classList.contains('done') ? { answer: Array.from(list.children).filter(li => !li.hidden).map(li => li.dataset.v) } : {};
}

/** Without its buttons a rank is answered by selects that give each choice its place. */
function places(list) {
  const given = Array.from(list.querySelectorAll('select')).filter(menu => menu.value && !menu.parentNode.hidden);
  given.sort((one, other) => one.value - other.value);
  return given.length ? { answer: given.map(menu => menu.parentNode.dataset.v) } : {};
}

/** Parts of points as text, as an answer: numbers, and on this earth. */
function located(points, isWhole, answer) {
  const numbers = points.every(point => point.every((part, i) => i > 1 && !part || NUMBER.test(part)));
  const there = point => point.length < 5 && Math.abs(point[0]) <= 90 && Math.abs(point[1]) <= 180;
  return !numbers ? { wrong: 'notNumber' } : isWhole && points.every(there) ? { answer: answer } : { wrong: 'invalid' };
}

function place(question) {
  const parts = Array.from(question.querySelectorAll('input')).map(i => plainNumber(i.value));
  return !parts[0] && !parts[1] ? {} : located([parts], true, parts.map(Number));
}

/** A trace or an area, which ends where it began: points as "latitude longitude", a semicolon between. */
function points(question) {
  const all = field(question).value.split(';').map(point => point.trim()).filter(Boolean).map(point => point.split(/[\s,]+/).map(plainNumber));
  const isWhole = question.dataset.t === 'geotrace' ? all.length > 1 : all.length > 3 && String(all[0]) === String(all[all.length - 1]);
  return !all.length ? {} : located(all, isWhole, all.map(point => point.map(Number)));
}

function file(question) {
  return question.dataset.file ? { answer: { attachment: question.dataset.file } } : {};
}

const READ = {
  integer: number, decimal: number, range: range,
  date: moment, time: moment, dateTime: moment,
  select_one: one, select_multiple: many, rank: order, acknowledge: one,
  geopoint: place, geotrace: points, geoshape: points, image: file, audio: file, video: file, file: file, 'background-audio': file
};

/** A question's text field, select or slider. */
export function field(question) {
  return question.querySelector('input, textarea, select');
}

/**
 * What stands in a question's controls.
 * @param {HTMLElement} question an element with data-q and data-t
 * @returns {{answer?: *, wrong?: string}} nothing when it is empty; `wrong`: the key of what to say
 */
export function read(question) {
  return (READ[question.dataset.t] || text)(question);
}

/**
 * Puts a kept answer into a question's controls.
 * @param {HTMLElement} question
 * @param {*} answer as {@link read} gave it, undefined to empty it
 */
export function write(question, answer) {
  const type = question.dataset.t;
  const names = (Array.isArray(answer) ? answer : [answer]).map(String);
  if (type === 'rank') {
    writeOrder(question, answer);
  } else if (type === 'geopoint') {
    question.querySelectorAll('input').forEach((input, i) => { input.value = answer ? String(answer[i]) : ''; });
  } else if (READ[type] === points) {
    field(question).value = (answer || []).map(point => point.join(' ')).join('; ');
  } else if (READ[type] === file) {
    question.dataset.file = answer ? answer.attachment : '';
  } else if (question.querySelector('.row,[data-list]')) {
    question.querySelectorAll('.row input').forEach(input => { input.checked = names.indexOf(input.value) >= 0; });
  } else {
    field(question).value = answer === undefined ? '' : short(field(question).type, String(answer));
  }
}

function short(type, text) {
  const length = { month: 7, number: 4, time: 5, 'datetime-local': 16 }[type];
  return length && /^\d+[-:]/.test(text) ? text.slice(0, length) : text;
}

function writeOrder(question, answer) {
  const list = question.querySelector('.rank');
  list.classList.toggle('done', Array.isArray(answer));
  (answer || []).forEach((name, i) => {
    const row = Array.from(list.children).filter(li => li.dataset.v === name)[0];
    if (row) {
      list.appendChild(row);
      if (row.querySelector('select')) {
        row.querySelector('select').value = i + 1;
      }
    }
  });
}
