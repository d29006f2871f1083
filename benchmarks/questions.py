"""What is asked for in the measurements."""

PROVINCES = (
    "Long An", "Hà Nội", "Cà Mau", "Lạng Sơn", "Nghệ An", "Gia Lai", "Hải Phòng", "Sơn La",
    "Bình Định", "Tiền Giang", "Hà Giang", "Bến Tre", "Thái Bình", "Đồng Nai", "Quảng Trị",
)  # fmt: skip
YEAR = 2023
# The year that most readers ask for on the day its results are published.
NEWEST = 2024
