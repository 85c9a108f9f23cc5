"""Instruments under which an order goes to a service provider: no request to the other State's authorities."""

from treaties.registry import InstrumentRecord

DATA_ACCESS = "executive_agreement"  # a material scope
E_EVIDENCE = "EU-EEVIDENCE-2023"  # European Production and Preservation Orders


def goes_to_a_provider(instrument: InstrumentRecord) -> bool:
    return instrument.material_scope == DATA_ACCESS or instrument.code == E_EVIDENCE


def told(instrument: InstrumentRecord) -> str:
    """What must be known of such an instrument, in a sentence; "" of any other."""
    if not goes_to_a_provider(instrument):
        return ""
    what = "agreement" if instrument.material_scope == DATA_ACCESS else "regulation"
    return (
        f"Under this {what} an order goes to a service provider; it is not a request to the other State's authorities."
    )
