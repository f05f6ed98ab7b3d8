"""One look for every picture: font, colours, sizes, and how a figure becomes bytes."""

import io
import warnings

import matplotlib as mpl
import numpy as np
import seaborn as sns
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

WIDTH = 7.5  # inches: 720 CSS pixels, the width of the text of a page
SHARPNESS = 2  # picture pixels for each CSS pixel
DPI = 96 * SHARPNESS

SHADES = [round(round(value * 63 / 255) * 255 / 63) for value in range(256)]

INK, SOFT = "#1b1f24", "#57606a"
# Seaborn's colour-blind-safe palette, in the order in which neighbours differ most for every kind of colour vision.
PALETTE = [mpl.colors.to_hex(sns.color_palette("colorblind")[i]) for i in (0, 1, 2, 4, 8, 3, 9, 5, 6, 7)]
MAIN, OTHER, NEUTRAL = PALETTE[0], PALETTE[1], "#8b949e"

RC = {
    **sns.axes_style("whitegrid"),
    "font.family": ["DejaVu Sans"],  # comes with matplotlib and has all Vietnamese letters
    "font.size": 9.5,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 9.5,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9.5,
    "legend.fontsize": 9,
    "legend.frameon": False,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "axes.edgecolor": "#c4cbd3",
    "grid.color": "#e6e9ed",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "text.parse_math": False,  # a "$" in a text is money, not a formula
    "svg.fonttype": "none",
    "axes.prop_cycle": mpl.cycler(color=PALETTE),
}


def theme():
    """The context in which every picture is drawn; settings of the session come back afterwards.

    Examples
    --------
    >>> with theme():
    ...     mpl.rcParams["text.parse_math"]
    False
    """
    return mpl.rc_context(RC)


def figure(height, layout="constrained"):
    """An empty figure outside of pyplot, so that nothing stays open and nothing is shown twice.

    Parameters
    ----------
    height : float
        Inches; 1 inch is 96 CSS pixels.
    layout : str
        "constrained" makes room for labels; "none" for pictures that place everything themselves.

    Returns
    -------
    matplotlib.figure.Figure
    """
    return Figure(figsize=(WIDTH, height), dpi=DPI, layout=layout)


def to_webp(fig):
    """The picture of a figure as WebP bytes, twice as sharp as its CSS size.

    Parameters
    ----------
    fig : matplotlib.figure.Figure

    Returns
    -------
    tuple of bytes, int, int
        The picture, and its width and height in CSS pixels.
    """
    fig.set_dpi(DPI)
    canvas = FigureCanvasAgg(fig)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # an emoji becomes a box; that is enough
        canvas.draw()
    pixels = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    # With 64 shades of red, green and blue no eye sees a difference, and lossless WebP takes no more room than lossy
    # WebP does, in a third of the time, with crisp letters.
    pixels = pixels.point(SHADES * 3)
    out = io.BytesIO()
    pixels.save(out, "WEBP", lossless=True, quality=25, method=1)
    return out.getvalue(), round(pixels.width / SHARPNESS), round(pixels.height / SHARPNESS)
