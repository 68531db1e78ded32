#!/usr/bin/env python3
"""Prints the advance widths that Sources/Charts/Text/GlyphWidths.swift holds.

A chart's reader may have any of the fonts of the stack, so each width is the widest among the
fonts named on the command line, in hundredths of an em, rounded up:

    glyph-widths.py LiberationSans-Regular.ttf DejaVuSans.ttf
"""
import struct
import sys


def tables(data):
    count = struct.unpack(">H", data[4:6])[0]
    for index in range(count):
        tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * index:28 + 16 * index])
        yield tag.decode(), data[offset:offset + length]


def character_map(cmap):
    """The glyph of each code point, from a format 4 subtable."""
    for index in range(struct.unpack(">H", cmap[2:4])[0]):
        offset = struct.unpack(">I", cmap[8 + 8 * index:12 + 8 * index])[0]
        if struct.unpack(">H", cmap[offset:offset + 2])[0] == 4:
            break
    else:
        sys.exit("no format 4 character map; use another font")
    table = cmap[offset:]
    segments = struct.unpack(">H", table[6:8])[0] // 2

    def numbers(start, form):
        return struct.unpack(f">{segments}{form}", table[start:start + 2 * segments])

    ends = numbers(14, "H")
    starts = numbers(16 + 2 * segments, "H")
    deltas = numbers(16 + 4 * segments, "h")
    ranges_at = 16 + 6 * segments
    ranges = numbers(ranges_at, "H")
    glyphs = {}
    for segment, (start, end) in enumerate(zip(starts, ends)):
        for code in range(start, min(end, 0xFFFE) + 1):
            if ranges[segment] == 0:
                glyphs[code] = (code + deltas[segment]) & 0xFFFF
                continue
            at = ranges_at + 2 * segment + ranges[segment] + 2 * (code - start)
            glyph = struct.unpack(">H", table[at:at + 2])[0]
            if glyph:
                glyphs[code] = (glyph + deltas[segment]) & 0xFFFF
    return glyphs


def widths(path):
    font = dict(tables(open(path, "rb").read()))
    units = struct.unpack(">H", font["head"][18:20])[0]
    metrics = struct.unpack(">H", font["hhea"][34:36])[0]

    def width(glyph):
        at = 4 * min(glyph, metrics - 1)
        return struct.unpack(">H", font["hmtx"][at:at + 2])[0] * 100 / units

    return {code: width(glyph) for code, glyph in character_map(font["cmap"]).items()}


def main():
    fonts = [widths(path) for path in sys.argv[1:]]
    for first, last in [(0x20, 0x7E), (0xA0, 0xFF)]:
        print(f"U+{first:04X} ... U+{last:04X}")
        line = []
        for code in range(first, last + 1):
            line.append(str(max(-int(-font.get(code, 0) // 1) for font in fonts)))
            if len(line) == 16:
                print("    " + ", ".join(line) + ",")
                line = []
        print("    " + ", ".join(line) + ",")


main()
