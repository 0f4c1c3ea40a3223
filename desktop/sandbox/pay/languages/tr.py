"""The payment page in Turkish."""

TEXTS = {
    "pay_to": "{merchant} için ödeme",
    "total": "Toplam",
    "how": "Nasıl ödemek istersiniz?",
    "bank": "Bankanız",
    "choose_bank": "Bankanızı seçin",
    "to_bank": "Bankanıza devam edin",
    "card": "Kart",
    "number": "Kart numarası",
    "expiry": "Son kullanma tarihi (AA/YY)",
    "cvc": "Güvenlik kodu (CVC)",
    "name": "Karttaki ad",
    "debit": "SEPA otomatik ödeme",
    "iban": "IBAN",
    "holder": "Hesap sahibi",
    "mandate": (
        "Ödeyerek {merchant} şirketine bu hesaptan bir kez {amount} çekme yetkisi verirsiniz."
    ),
    "pay": "{amount} öde",
    "left": "{time} daha ödeyebilirsiniz.",
    "test": "Test modu: gerçek para yok. Asla gerçek kart yazmayın; 4242 4242 4242 4242 çalışır.",
    "not_paid": "Ödemeniz tamamlanmadı",
    "lapsed": "Bankanızdaki bu ödeme artık açık değil",
    "try_again": "Hiçbir tutar çekilmedi. Yeniden deneyin veya başka bir yolla ödeyin.",
    "r_generic": "Bankanız kartı neden belirtmeden reddetti.",
    "r_funds": "Kartta yeterli bakiye yok.",
    "r_expired": "Bu kartın süresi dolmuş.",
    "r_cvc": "Kartın güvenlik kodu yanlış.",
    "r_lost": "Bu kart kayıp olarak bildirilmiş.",
    "r_auth": "Ödeme iptal edildi veya bankanız kimliğinizi doğrulayamadı.",
    "r_live": "Bu sayfa yalnızca test kartlarını kabul eder.",
    "r_number": "Kart numarası yanlış.",
    "bad_number": "Kart numarasını kartta yazdığı gibi girin.",
    "bad_expiry": "Kartın geçerli olduğu ay ve yılı girin, örneğin 12/30.",
    "bad_cvc": "Güvenlik kodunu girin: 3 hane, American Express için 4.",
    "bad_iban": "Geçerli bir IBAN girin.",
    "bad_bank": "Önce bankanızı seçin.",
    "bad_name": "Hesap sahibinin adını girin.",
    "bank_title": "Ödemenizi {bank} üzerinden onaylayın",
    "challenge_title": "Siz olduğunuzu doğrulayın",
    "challenge_text": (
        "Bankanız, sonu {last4} olan kartınızla yapılan bu ödemeyi onaylamanızı istiyor."
    ),
    "to": "Alıcı",
    "amount": "Tutar",
    "approve": "Ödemeyi onayla",
    "cancel": "İptal",
    "confirm": "Onayla",
    "refuse": "Reddet",
    "paid_title": "Ödeme alındı",
    "paid_text": "{merchant} {amount} tutarını aldı. Teşekkürler! Bu sayfayı kapatabilirsiniz.",
    "processing_title": "Ödemeniz yolda",
    "processing_text": (
        "Bankanız {amount} tutarındaki ödemeyi işliyor. Ulaştığında {merchant} size haber verecek."
    ),
    "failed_title": "Ödeme başarısız oldu",
    "failed_text": (
        "Bankanız {amount} tutarındaki ödemeyi geri çevirdi. {merchant} şirketinden yeni "
        "bağlantı isteyin."
    ),
    "expired_title": "Bu ödeme bağlantısının süresi doldu",
    "expired_text": (
        "Hiçbir tutar çekilmedi ve burada artık ödenemez. {merchant} şirketinden yeni "
        "bağlantı isteyin."
    ),
    "unknown_title": "Böyle bir ödeme bağlantısı yok",
    "unknown_text": "Bağlantının tamamını açtığınızdan emin olun veya yenisini isteyin.",
    "back": "{merchant} sayfasına dön",
}
