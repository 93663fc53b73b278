"""The web, asked politely and with care: allowed hosts only, public addresses only, within limits of size and time."""
