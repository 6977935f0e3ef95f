from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_applicant_by_nik")]

    operations = [
        migrations.RemoveIndex(model_name="applicant", name="people_applicant_by_nik"),
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(fields=["nik_index"], name="people_applicant_by_nik"),
        ),
    ]
