"""Lewat tenggat as a dossier: delays by unit and age, what explains each, findings, and letters about them."""
