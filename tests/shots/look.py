"""How Teams draws a card, as far as Microsoft's public renderer and a Teams-like host can say."""

COLOURS = {
    "default": "#242424",
    "subtle": "#616161",
    "accent": "#5B5FC7",
    "good": "#13A10E",
    "warning": "#BC4B09",
    "attention": "#C50F1F",
}
BACKGROUNDS = {
    "default": "#FFFFFF",
    "emphasis": "#F5F5F5",
    "accent": "#E8EBFA",
    "good": "#E7F2DA",
    "attention": "#FCF4F6",
    "warning": "#FBF6D9",
}
FONT = "'Segoe UI', 'Open Sans', 'Liberation Sans', sans-serif"


def _foreground(name: str) -> dict[str, str]:
    quiet = COLOURS["subtle"] if name == "default" else COLOURS[name]
    return {"default": COLOURS[name], "subtle": quiet}


HOST = {
    "supportsInteractivity": True,
    "fontFamily": FONT,
    "spacing": {"small": 4, "default": 8, "medium": 12, "large": 16, "extraLarge": 24, "padding": 12},
    "separator": {"lineThickness": 1, "lineColor": "#E1DFDD"},
    "fontSizes": {"small": 12, "default": 14, "medium": 16, "large": 18, "extraLarge": 24},
    "fontWeights": {"lighter": 300, "default": 400, "bolder": 600},
    "containerStyles": {
        style: {
            "backgroundColor": background,
            "foregroundColors": {name: _foreground(name) for name in COLOURS if name != "subtle"},
        }
        for style, background in BACKGROUNDS.items()
    },
    "actions": {
        "maxActions": 6,
        "buttonSpacing": 8,
        "actionsOrientation": "horizontal",
        "actionAlignment": "left",
        "showCard": {"actionMode": "inline", "inlineTopMargin": 12},
    },
    "inputs": {
        "label": {
            "requiredInputs": {"weight": "bolder", "suffix": " *"},
            "optionalInputs": {"weight": "bolder"},
        }
    },
}

STYLE = f"""
body {{ margin: 0; background: #f0f0f0; font-family: {FONT}; }}
#card {{ background: #fff; border-radius: 6px; margin: 8px; overflow: hidden; }}
.ac-pushButton {{ border: 1px solid #D1D1D1; background: #fff; border-radius: 4px; padding: 5px 12px;
  font: 600 14px {FONT}; color: #242424; white-space: normal; }}
.ac-pushButton.style-positive {{ background: #5B5FC7; color: #fff; border-color: #5B5FC7; }}
.ac-input {{ border: 1px solid #D1D1D1; border-radius: 4px; padding: 5px 8px;
  font: inherit; box-sizing: border-box; }}
.ac-actionSet {{ flex-wrap: wrap; row-gap: 8px; }}
"""

# Draws the card and answers with what is cut off or sticks out, and with what can be read.
DRAW = """([card, host]) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdownit().render(text); result.didProcess = true; };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig(host);
  drawn.parse(card);
  const place = document.getElementById('card');
  place.appendChild(drawn.render());
  const every = [...place.querySelectorAll('*')];
  const cut = every.filter(e => e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1
    && getComputedStyle(e).overflow !== 'visible');
  const wide = every.filter(e => e.getBoundingClientRect().right > window.innerWidth);
  const named = [...cut, ...wide].map(e => (e.innerText || e.className).slice(0, 60));
  return { cut: named, text: place.innerText };
}"""
