"""Tables of benchmarks, printed while they come about."""


def show(title, rows):
    """Print each row as soon as it is there; return them all."""
    print(f"\n{title}", flush=True)
    shown = []
    for row in rows:
        widths = [max(10, len(name) + 2) for name in row]
        if not shown:
            print("".join(f"{name:>{width}}" for name, width in zip(row, widths, strict=True)))
        cells = (f"{each:.4f}" if isinstance(each, float) else str(each) for each in row.values())
        print("".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True)), flush=True)
        shown.append(row)
    return shown
