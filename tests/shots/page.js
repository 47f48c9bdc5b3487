// Draws one card with Microsoft's renderer, and looks for what no reader should meet. Runs in the page.
'use strict';

function draw(content, hostConfig) {
  const markdown = window.markdownit();
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.parse(content);
  const place = document.getElementById('card');
  place.replaceChildren(card.render());
  place.querySelectorAll('input[type=date], input[type=time]').forEach(speakTheReadersLanguage);
}

/** Teams' pickers do; a browser's fields speak the language that the browser was built with. */
function speakTheReadersLanguage(field) {
  const [kind, value] = [field.type, field.value];
  field.type = 'text';
  if (!value) {
    field.placeholder = kind === 'time' ? '--.--' : '--';
    return;
  }
  const at = new Date(kind === 'time' ? `2000-01-01T${value}` : `${value}T12:00`);
  const shown = kind === 'time' ? { hour: '2-digit', minute: '2-digit' } : { dateStyle: 'long' };
  field.value = new Intl.DateTimeFormat(navigator.language, shown).format(at);
}

/** Opens what a button would open, so that it is looked at, too. Returns whether anything was hidden. */
function unfold() {
  const toggles = [...document.querySelectorAll('#card .ac-pushButton')].filter((b) => /\S \.\.\.$/.test(b.innerText));
  const before = document.body.innerText.length;
  toggles.forEach((button) => button.click());
  return document.body.innerText.length !== before;
}

/** Everything that can be read: texts, and what stands in fields before somebody types. */
function readable() {
  const fields = [...document.querySelectorAll('#card input, #card textarea, #card select')];
  const written = fields.map((f) => {
    if (f.tagName === 'SELECT') return f.selectedOptions[0] ? f.selectedOptions[0].text : '';
    return f.value || f.placeholder || '';
  });
  return [document.getElementById('card').innerText, ...written].join('\n');
}

/** Texts that are cut, or that stand out of the card. */
function cut() {
  const place = document.getElementById('card');
  const right = place.getBoundingClientRect().right;
  const wrong = [];
  for (const element of place.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || !element.innerText) continue;
    const hides = getComputedStyle(element).overflowX !== 'visible';
    if (hides && element.scrollWidth > element.clientWidth + 1) wrong.push(element.innerText);
    if (hides && element.scrollHeight > element.clientHeight + 2) wrong.push(element.innerText);
    if (box.right > right + 1) wrong.push(element.innerText);
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wrong.push('(the page)');
  return [...new Set(wrong)];
}

/** A picture with at most 256 colours: five bits a channel, four if need be. Pixels as one byte each, base64. */
async function indexed(png) {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(image, 0, 0);
  const pixels = pen.getImageData(0, 0, image.width, image.height).data;
  for (const bits of [5, 4, 3]) {
    const found = counted(pixels, bits);
    if (found.palette.length <= 256 * 3) {
      let bytes = '';
      for (let i = 0; i < found.indices.length; i += 8192) {
        bytes += String.fromCharCode(...found.indices.subarray(i, i + 8192));
      }
      return { width: image.width, height: image.height, palette: found.palette, pixels: btoa(bytes) };
    }
  }
  throw new Error('too many colours');
}

function counted(pixels, bits) {
  const most = 2 ** bits - 1;
  const rounded = (value) => Math.round((Math.round((value / 255) * most) / most) * 255);
  const numbers = new Map();
  const palette = [];
  const indices = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < pixels.length; i += 4) {
    const colour = [rounded(pixels[i]), rounded(pixels[i + 1]), rounded(pixels[i + 2])];
    const key = (colour[0] << 16) | (colour[1] << 8) | colour[2];
    if (!numbers.has(key)) {
      numbers.set(key, numbers.size);
      palette.push(...colour);
    }
    indices[i / 4] = numbers.get(key);
  }
  return { palette, indices };
}
