// What a respondent is shown when the answers have been sent: the receipt, what is to be mended, or why they aren't taken.

const REFUSED = {
  'link-unknown': 'unknown', 'link-not-open': 'early', 'link-closed': 'closed', 'link-full': 'full', 'link-spent': 'spent',
  'link-taken-back': 'withdrawn', 'submission-differs': 'different', 'draft-sent': 'sent'
};

/**
 * @param {object} at what network() got
 * @param {object} box
 * @param {boolean} shared a tablet that many people use: nothing is downloaded there, nothing opened beside it
 */
export function ends(at, box, shared) {
  const { say, here } = at;
  const part = id => document.getElementById(id);

  /** Also whoever would have to agree first is told how it ended. */
  function turnTo(end) {
    const agree = part('agree');
    if (agree) {
      agree.hidden = true;
    }
    at.turnTo(end);
  }

  /** What the server has for somebody who has sent: further steps, drawn by it. */
  function more(code) {
    const asked = JSON.stringify({ withdrawalCode: code, language: at.form.elements.lang.value });
    return box.ask('POST', here + '/receipt', { 'Content-Type': 'application/json', Accept: 'application/json' }, asked).then(sent => {
      const place = part('more');
      if (sent.document.html && !place.firstChild) {
        place.appendChild(document.createRange().createContextualFragment(sent.document.html));
        if (shared) {
          place.querySelectorAll('form,.pass').forEach(step => step.parentNode.removeChild(step));
          place.querySelectorAll('a').forEach(link => link.removeAttribute('href'));
        }
      }
    });
  }

  function received(receipt) {
    const back = here + '/withdrawal?lang=' + document.documentElement.lang;
    const text = at.page.title + '\n' + say('receipt') + ': ' + receipt.receipt + '\n' + say('code') + ': ' + receipt.withdrawalCode +
      '\n' + location.origin + back + '\n';
    part('receipt').textContent = receipt.receipt;
    part('code').textContent = receipt.withdrawalCode;
    part('download').href = 'data:text/plain;charset=utf-8,' + encodeURIComponent(text);
    part('withdraw').href = back;
    part('download').hidden = part('withdraw').hidden = shared;
    turnTo('sent');
    at.store.remove('done:' + here);
    more(receipt.withdrawalCode);
  }

  /** The server has found what the page had not: back to the first such question. */
  function mend(problems) {
    at.turnTo('');
    document.querySelectorAll('.screen').forEach(at.filled.prepare);
    const found = problems.map(problem => {
      const question = part('q:' + problem.path);
      if (question) {
        at.filled.tell(question, problem.message || say(problem.rule === 'too_costly' ? 'tooCostly' : 'invalid'));
      }
      return question;
    }).filter(Boolean);
    if (found.length) {
      at.pages.open(found[0]);
    }
    at.warn(say('errors'), 'warn');
  }

  /** A file is neither here nor there any more. */
  function mendFiles() {
    document.querySelectorAll('.screen').forEach(at.filled.prepare);
    const question = Array.from(at.form.querySelectorAll('[data-q]')).filter(q => q.dataset.file)[0];
    return mend(question ? [{ path: question.dataset.q, message: say('uploadFailed') }] : []);
  }

  /** A link that has closed meanwhile, or answers that are there already: says so, and keeps nothing waiting. */
  function refused(problem) {
    const why = REFUSED[String(problem.type).replace(/.*\//, '')];
    const known = why && at.page.words['gone.' + why];
    part('no').textContent = known || say('failed');
    part('nowhy').textContent = known ? say('gone.' + why + '.why') : problem.detail || '';
    turnTo('refused');
  }

  function settled(sent) {
    const kind = String(sent.document.type).replace(/.*\//, '');
    if (sent.status < 300) {
      received(sent.document);
    } else if (kind === 'agreement-missing') {
      location.reload();
    } else if (kind === 'attachment-unknown') {
      mendFiles();
    } else if (sent.status === 422) {
      mend(sent.document.problems || []);
    } else {
      refused(sent.document);
    }
  }

  return { received: received, refused: refused, settled: settled };
}
