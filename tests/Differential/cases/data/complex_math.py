"""cmath: signed zeros, infinities, branch cuts."""
import cmath

inf, nan = float('inf'), float('nan')
parts = [-inf, -2.0, -0.0, 0.0, 0.5, inf, nan]
for name in ['sqrt', 'log', 'exp', 'acos', 'asinh', 'atanh', 'cosh', 'tan', 'log10']:
    for real in parts:
        for imaginary in parts:
            try:
                z = getattr(cmath, name)(complex(real, imaginary))
                print(name, real, imaginary, f'{z.real:.12g}', f'{z.imag:.12g}')
            except (ValueError, OverflowError) as error:
                print(name, real, imaginary, error)
print(cmath.polar(3 + 4j), cmath.rect(2, 0), cmath.phase(-1), cmath.isclose(1, 1 + 1e-10j), cmath.log(8, 2))
